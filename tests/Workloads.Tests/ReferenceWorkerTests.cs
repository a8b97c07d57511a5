using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests;

/// <summary>The mode in which bench/bias.py takes BenchmarkDotNet's own loop as the reference.</summary>
public sealed class ReferenceWorkerTests
{
    private const int Calls = 32;

    [Fact]
    public async Task BenchmarkDotNets_own_loop_answers_by_the_protocol()
    {
        var run = await ReferAsync($"{Calls}", Request(), WorkerRequests.Commands(slices: 3, Calls));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["ready", "sample", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal([0, 1, 2], run.OfType("sample").Select(sample => (int)sample["index"]!));
        Assert.All(run.OfType("sample"), sample =>
        {
            Assert.Equal(Calls, (int)sample["tasks"]!);
            Assert.True((double)sample["wall_seconds"]! > 0);
        });
    }

    [Theory]
    [InlineData(Calls + 1, 1)]
    [InlineData(Calls, 5)]
    public async Task Another_number_of_calls_or_more_slices_than_announced_are_refused(int calls, int slices)
    {
        var run = await ReferAsync($"{Calls}", Request(), WorkerRequests.Commands(slices, calls));

        Assert.Equal(("usage", 2), ((string?)run.Replies[^1]["kind"], run.ExitCode));
    }

    [Theory]
    [InlineData("31")]
    [InlineData("0")]
    [InlineData("many")]
    public async Task Calls_that_the_unrolled_loop_cannot_make_are_refused(string calls)
    {
        var run = await ReferAsync(calls, Request(), WorkerRequests.Commands());

        Assert.Equal(("usage", 2), ((string?)Assert.Single(run.Replies)["kind"], run.ExitCode));
    }

    [Theory]
    [InlineData("sum_squares", """{"n":5}""")]
    [InlineData("sum_squares", """{"n":"many"}""")]
    [InlineData("sum_squares", """{"m":5}""")]
    [InlineData("http_get", """{"latency_ms":0,"bytes":10}""")]
    [InlineData("sum_cubes", """{"n":5}""")]
    public async Task A_size_or_a_workload_that_has_no_such_benchmark_is_refused(string workload, string arguments)
    {
        var run = await ReferAsync($"{Calls}", Request(workload, arguments), WorkerRequests.Commands());

        var reply = Assert.Single(run.Replies);
        Assert.Equal(("usage", 2), ((string?)reply["kind"], run.ExitCode));
        Assert.DoesNotContain("System.", (string?)reply["message"], StringComparison.Ordinal);
    }

    private static string Request(string workload = "fibonacci", string arguments = """{"n":20}""") => WorkerRequests.Line(request =>
    {
        request["workload"] = workload;
        request["arguments"] = JsonNode.Parse(arguments);
        request["model"] = "sequential";
        request["workers"] = 1;
    });

    private static Task<ProgramRun> ReferAsync(string calls, string request, string commands) =>
        ProgramRun.OfAsync(Repository.DotNetProgram, ["--reference", calls], request + "\n" + commands);
}
