using System.Text.Json.Nodes;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Tests.Running;

namespace GilBench.Tests.Cli;

/// <summary>The real program as a user calls it.</summary>
[Trait("category", "process")]
public sealed class CommandLineTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("'--no-such'", "run", "--no-such")]
    [InlineData("'measure'", "measure")]
    [InlineData("quick, standard, thorough", "run", "--profile", "huge")]
    [InlineData("sum_squares", "run", "--workload", "nothing*")]
    [InlineData("cpython-3.13", "run", "--runtime", "ruby*")]
    [InlineData("999 cores were asked for", "run", "--cores", "999")]
    [InlineData("10m", "run", "--budget", "abc")]
    [InlineData("no run at", "run", "--resume", "nothing")]
    [InlineData("--dry-run is about a new run", "run", "--resume", "nothing", "--dry-run")]
    [InlineData("--budget is about a new run", "run", "--resume", "nothing", "--budget", "5m")]
    [InlineData("no run at", "report", "nothing")]
    [InlineData("--python", "run", "--dry-run", "--python", "nothing")]
    public async Task Wrong_use_is_one_sentence_that_says_what_to_change_and_exits_2(string said, params string[] arguments)
    {
        var named = arguments[0] == "run" && !arguments.Contains("--resume") ? ["--python", FakeInterpreter.Write(_program.Folder, "3.13.5")] : Array.Empty<string>();

        (await _program.RunAsync([.. arguments, .. named])).AssertWrongUse(said);
    }

    [Fact]
    public async Task A_folder_that_holds_a_run_is_no_output()
    {
        var ground = SmallRun.Ground();
        RunFile.Create(_program.Folder.In("run"), SmallRun.Header(Planner.Make(SmallRun.Request(), ground), ground)).Dispose();

        var end = await _program.RunAsync(
            "run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--workload", "sleep", "--runtime", "cpython-*", "--cores", "1", "--output", "run");

        end.AssertWrongUse("already holds a run");
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        string[][] commands =
        [
            [], ["run"], ["report"], ["list"], ["list", "workloads"], ["list", "models"], ["list", "runtimes"], ["list", "arms"], ["doctor"],
            ["runtimes"], ["runtimes", "list"], ["runtimes", "install"], ["all"], ["verify"], ["export"], ["acceptance"],
        ];
        foreach (var command in commands)
        {
            var end = await _program.RunAsync([.. command, "--help"]);
            Assert.True(end is { ExitCode: 0, Errors: "" }, $"{string.Join(' ', command)} --help: {end}");
            Assert.Contains("Usage:", end.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_of_arms_has_Python_with_and_without_the_GIL_and_CSharp_for_every_workload()
    {
        Assert.SkipUnless(GilbenchProgram.HasDotNetWorker, "The C# worker is not built; build the whole solution.");

        var end = await _program.RunAsync(
            "list", "arms", "--format", "json", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--python", FakeInterpreter.Write(_program.Folder, "3.13.5t"));

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        var rows = JsonNode.Parse(end.Output)!.AsArray().Select(row => row!.AsObject()).ToList();
        var arms = rows.Where(row => row["arm"] is not null).ToList();
        var workloads = arms.Where(row => (string?)row["role"] != "positive_control").GroupBy(row => (string)row["workload"]!).ToList();
        Assert.True(workloads.Count >= 10, $"{workloads.Count} workloads");
        Assert.All(workloads, workload => Assert.Equal(
            ["cpython-3.13", "cpython-3.13t", "cpython-3.13t-gil", "dotnet-10"], workload.Select(row => (string)row["runtime"]!).Distinct().Order()));
        Assert.Equal(ExecutionModels.All.Select(model => model.Id).Distinct().Order(), rows.Select(row => (string)row["model"]!).Distinct().Order());
        Assert.All(rows.Except(arms), left => Assert.False(string.IsNullOrWhiteSpace((string?)left["left_out"])));
    }

    [Fact]
    public async Task A_simulation_that_gives_what_the_design_states_exits_0()
    {
        var end = await _program.RunAsync("acceptance", "scale and inverse");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Contains("interval of 1/S and 1/interval of S", end.Output, StringComparison.Ordinal);
        Assert.Contains("2 as expected, 0 not (", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_arms_blocks_and_estimate_and_measures_nothing()
    {
        var end = await _program.RunAsync(
            "run", "--dry-run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--runtime", "cpython-3.13", "--workload", "sleep", "--cores", "1",
            "--output", "run");

        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Contains("4 arms a block", end.Output, StringComparison.Ordinal);
        Assert.Contains("asyncio_gather", end.Output, StringComparison.Ordinal);
        Assert.Contains("6 blocks, 1 cold and", end.Output, StringComparison.Ordinal);
        Assert.Contains("Estimate: ", end.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("run")));
    }
}
