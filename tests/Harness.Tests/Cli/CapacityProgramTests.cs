using System.Text.Json.Nodes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>capacity</c> on made-up runs and on the sample run.</summary>
[Trait("category", "process")]
public sealed class CapacityProgramTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    public CapacityProgramTests() => SyntheticFile.Write(
        SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], Runtimes = [SyntheticRuntimes.Stock] }),
        _program.Folder.In("run"));

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("--target '5000' is no throughput above 0", "--target", "5000")]
    [InlineData("--target '0/s' is no throughput above 0", "--target", "0/s")]
    [InlineData("--target '-5/s' is no throughput above 0", "--target=-5/s")]
    [InlineData("--target 'NaN/s' is no throughput above 0", "--target", "NaN/s")]
    [InlineData("--target '5,000/s' is no throughput above 0", "--target", "5,000/s")]
    [InlineData("--target '1e999/s' is no throughput above 0", "--target", "1e999/s")]
    [InlineData("write it like 0.04/core-hour", "--target", "5/s", "--cost", "0.04")]
    [InlineData("write it like 0.04/core-hour", "--target", "5/s", "--cost", "free/core-hour")]
    [InlineData("write it like 8GiB or 500MB", "--target", "5/s", "--memory-limit", "8")]
    [InlineData("write it like 8GiB or 500MB", "--target", "5/s", "--memory-limit", "1e30GiB")]
    [InlineData("--parameters 'document' is not in this run; there are: calibrated", "--target", "5/s", "--parameters", "document")]
    [InlineData("'html'", "--target", "5/s", "--format", "html")]
    [InlineData("'--target' is required")]
    public async Task Wrong_use_is_one_sentence_that_says_what_to_change_and_exits_2(string said, params string[] arguments) =>
        (await _program.RunAsync(["capacity", "run", "--workload", "sum_squares", .. arguments])).AssertWrongUse(said);

    [Fact]
    public async Task A_workload_that_was_not_measured_is_answered_with_those_that_were() =>
        (await _program.RunAsync("capacity", "run", "--workload", "http_get", "--target", "5/s"))
            .AssertWrongUse("--workload 'http_get' is not in this run; there are: sum_squares.");

    [Fact]
    public async Task A_folder_without_a_run_is_named() =>
        (await _program.RunAsync("capacity", "nothing", "--workload", "sleep", "--target", "5/s")).AssertWrongUse("no run at");

    [Theory]
    [InlineData(0, "100/s")]
    [InlineData(0, "6000/min")]
    [InlineData(3, "600/s")]
    public async Task The_exit_code_is_the_answer(int expected, string target)
    {
        var end = await _program.RunAsync("capacity", "run", "--workload", "sum_squares", "--target", target);

        Assert.True(end.ExitCode == expected && end.Errors.Length == 0, end.ToString());
        Assert.Contains("process_pool_fork", end.Output, StringComparison.Ordinal);
        Assert.Contains("2 × cores + 1 workers: 5 workers on 2 cores", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_memory_allows_exits_1()
    {
        var end = await _program.RunAsync(
            "capacity", "run", "--workload", "sum_squares", "--target", "100/s", "--memory-limit", "1MB", "--format", "markdown");

        Assert.True(end.ExitCode == 1, end.ToString());
        Assert.Contains("1 core, 1 worker: more memory than allowed", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_says_the_same()
    {
        string[] question = ["capacity", "run", "--workload", "sum_squares", "--target", "100/s", "--cost", "0.04/core-hour"];

        var json = await _program.RunAsync([.. question, "--format", "json"]);
        var markdown = await _program.RunAsync([.. question, "--format", "markdown"]);

        Assert.All([json, markdown], end => Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString()));
        var headline = (string)JsonNode.Parse(json.Output)!["headline"]!;
        Assert.Contains($"**{headline}**", markdown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sum_squares")]
    [InlineData("hash_blocks")]
    [InlineData("sleep")]
    [InlineData("http_get")]
    public async Task Each_workload_of_the_sample_run_is_answered(string workload)
    {
        var end = await _program.RunAsync(
            "capacity", ProjectTree.At("reports/sample"), "--workload", workload, "--target", "150/s", "--format", "json");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        var answers = JsonNode.Parse(end.Output)!["answers"]!.AsArray();
        Assert.All(answers, answer => Assert.NotNull(answer!["safe"]!["answer"]));
        Assert.Contains(answers, answer => (string)answer!["safe"]!["answer"]! == "reached");
    }
}
