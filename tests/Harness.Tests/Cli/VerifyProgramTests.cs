using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>verify</c> and <c>export</c> on made-up runs.</summary>
[Trait("category", "process")]
public sealed class VerifyProgramTests : IDisposable
{
    private const string TooManyCores = "sum_squares: threads vs sequential <= 1.1x at 999 cores";

    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    private string Write(SyntheticOptions options) => SyntheticFile.Write(SyntheticRun.Of(options), _program.Folder.In("run"));

    private string Interpreter(string version) => FakeInterpreter.Write(_program.Folder, version);

    [Fact]
    public async Task A_run_that_is_as_expected_exits_0_and_says_the_headline()
    {
        var end = await _program.RunAsync("verify", Write(new SyntheticOptions()), "--claim", "gil");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Contains("sum_squares on 2 cores: the GIL holds threads to 0.998×", end.Output, StringComparison.Ordinal);
        Assert.Contains("3 hold, 0 refuted, 0 inconclusive, 1 cannot be judged here; 0 contrary", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_where_threads_gain_under_the_GIL_exits_1()
    {
        var run = Write(new SyntheticOptions
        {
            SpeedUp = arm => arm.Runtime.ExpectsGil == true && arm.Arm.Workers > 1 && arm.Model.WorkerKind == WorkerKind.Threads
                ? 1.18
                : SyntheticTruth.SpeedUp(arm),
        });

        var end = await _program.RunAsync("verify", run, "--claim", "gil-threads");

        Assert.True(end is { ExitCode: 1, Errors: "" }, end.ToString());
        Assert.Contains("0 hold, 1 refuted", end.Output, StringComparison.Ordinal);
        Assert.Contains("1 contrary to what was expected", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_other_programs_read_stands_alone_on_standard_output()
    {
        var run = Write(new SyntheticOptions());

        var json = await _program.RunAsync("verify", run, "--claim", "gil", "--format", "json");
        var junit = await _program.RunAsync("verify", run, "--claim", "gil", "--format", "junit");
        var pyperf = await _program.RunAsync("export", run, "--format", "pyperf");
        var csv = await _program.RunAsync("export", run, "--format", "csv");

        Assert.All([json, junit, pyperf, csv], end => Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString()));
        var verdicts = JsonNode.Parse(json.Output)!["verdicts"]!.AsArray();
        Assert.Equal(
            ["gil-threads", "nogil-scales", "gil-processes", "csharp-scales"],
            verdicts.Select(verdict => (string?)verdict!["claim"]).Distinct());
        Assert.Equal(verdicts.Count, XDocument.Parse(junit.Output).Descendants("testcase").Count());
        var measured = RunFile.Read(run);
        Assert.Equal(measured.Header.Plan.Arms.Count, JsonNode.Parse(pyperf.Output)!["benchmarks"]!.AsArray().Count);
        var lines = csv.Output.TrimEnd().Split('\n');
        Assert.Equal(measured.Launches.Sum(launch => launch.Samples.Count), lines.Length - 1);
        Assert.StartsWith("launch,block,group,", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
    }

    [Fact]
    public async Task An_export_writes_over_no_file()
    {
        var mine = _program.Folder.In("mine.csv");
        File.WriteAllText(mine, "mine");
        var run = SyntheticFile.Write(
            SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }), _program.Folder.In("run"));

        (await _program.RunAsync("export", run, "--format", "csv", "--output", mine)).AssertWrongUse("already");
        Assert.Equal("mine", File.ReadAllText(mine));
        var sunk = await _program.RunAsync("export", run, "--format", "csv", "--output", "/dev/null");
        Assert.True(sunk is { ExitCode: 0, Errors: "" }, sunk.ToString());
    }

    [Fact]
    public async Task An_export_into_a_file_is_what_standard_output_would_get()
    {
        var run = Write(new SyntheticOptions { Blocks = 6 });

        foreach (var format in new[] { "pyperf", "csv", "json", "github-action-benchmark", "bencher", "openmetrics" })
        {
            var shown = await _program.RunAsync("export", run, "--format", format);
            var written = await _program.RunAsync("export", run, "--format", format, "--output", $"run.{format}");

            Assert.True(written is { ExitCode: 0, Errors: "" }, written.ToString());
            Assert.Equal($"Written: {_program.Folder.In($"run.{format}")}", written.Output.Trim());
            Assert.NotEmpty(shown.Output);
            Assert.Equal(
                Encoding.UTF8.GetBytes(shown.Output),
                await File.ReadAllBytesAsync(_program.Folder.In($"run.{format}"), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("verify", "--claim", TooManyCores)]
    [InlineData("verify", "--claim", TooManyCores, "--dry-run")]
    public async Task What_cannot_be_judged_here_says_why_exits_3_and_leaves_no_run(params string[] arguments)
    {
        var end = await _program.RunAsync([.. arguments, "--python", Interpreter("3.13.5"), "--output", "nothing"]);

        Assert.True(end is { ExitCode: 3, Errors: "" }, end.ToString());
        Assert.Contains("999 cores", end.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("nothing")));
    }

    [Fact]
    public async Task A_dry_run_shows_the_arms_of_the_claim_and_measures_nothing()
    {
        var end = await _program.RunAsync(
            "verify", "--dry-run", "--claim", "sleep: thread_pool vs sequential >= 1.5x", "--cores", "1",
            "--python", Interpreter("3.13.5"), "--runtime", "cpython-3.13", "--output", "run");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Contains("thread_pool", end.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("asyncio", end.Output, StringComparison.Ordinal);
        Assert.Contains("Estimate: ", end.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("run")));
    }

    [Theory]
    [InlineData("no run at", "verify", "nothing")]
    [InlineData("gil-threads", "verify", "--claim", "nothing")]
    [InlineData("at character 13, an execution model was expected", "verify", "--claim", "sum_squares:")]
    [InlineData("no file of claims at", "verify", "--claims", "nothing.json")]
    [InlineData("The file of claims /dev/zero is a device, not a regular file.", "verify", "--claims", "/dev/zero")]
    [InlineData("The file of claims bin is a folder, not a regular file.", "verify", "--claims", "bin")]
    [InlineData("--budget is about measuring", "verify", "run", "--budget", "5m")]
    [InlineData("--format 'xml' is none of table, json, markdown, junit;", "verify", "run", "--format", "xml")]
    [InlineData("no run at", "export", "nothing", "--format", "csv")]
    [InlineData(
        "--format 'xml' is none of pyperf, csv, json, github-action-benchmark, bencher, openmetrics;", "export", "run", "--format", "xml")]
    [InlineData("coverage", "acceptance", "nothing")]
    public async Task Wrong_use_is_one_sentence_and_exits_2(string said, params string[] arguments) =>
        (await _program.RunAsync(arguments)).AssertWrongUse(said);

    [Fact]
    public async Task A_pipe_instead_of_a_file_is_not_waited_for()
    {
        var made = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("mkfifo", [_program.Folder.In("pipe")]) { Limit = TimeSpan.FromSeconds(20) },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);

        (await _program.RunAsync("verify", "--claims", "pipe")).AssertWrongUse("The file of claims pipe is a pipe, not a regular file.");
        (await _program.RunAsync("report", "pipe")).AssertWrongUse("The run file pipe is a pipe, not a regular file");
        (await _program.RunAsync("run", "--resume", "pipe")).AssertWrongUse("is a pipe, not a regular file");
    }
}
