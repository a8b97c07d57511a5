using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.Embedded;

/// <summary>The worker that hosts CPython, by the protocol.</summary>
public sealed class EmbeddedWorkerTests
{
    private const int Workers = 2;

    [Theory]
    [InlineData("embedded_sequential")]
    [InlineData("embedded_parallel")]
    [InlineData("embedded_parallel_no_thread")]
    [InlineData("embedded_tasks")]
    public async Task A_model_gives_the_expected_result_in_every_interpreter_that_the_C_API_reaches(string model)
    {
        foreach (var python in await Hostable.ByCApiAsync())
        {
            Holds(await WorkAsync(python, request => request["model"] = model), python, "332833500", leastWorkers: 1);
        }
    }

    [Theory]
    [InlineData("pythonnet_sequential")]
    [InlineData("pythonnet_parallel")]
    [InlineData("pythonnet_tasks")]
    public async Task A_model_gives_the_expected_result_in_every_interpreter_that_Pythonnet_reaches(string model)
    {
        foreach (var python in await Hostable.ByPythonnetAsync())
        {
            Holds(await WorkAsync(python, request => request["model"] = model), python, "332833500", leastWorkers: 1);
        }
    }

    [Fact]
    public async Task Coroutines_of_Python_are_awaited_as_many_at_once_as_there_are_workers()
    {
        foreach (var python in await Hostable.ByCApiAsync())
        {
            var run = await WorkAsync(python, request =>
            {
                (request["model"], request["workload"]) = ("embedded_async", "sleep");
                request["arguments"] = new JsonObject { ["seconds"] = 0.002 };
            });

            Holds(run, python, "slept", Workers);
            Assert.All(run.OfType("sample"), sample => Assert.Equal(Workers, (int)sample["workers_seen"]!));
        }
    }

    [Fact]
    public async Task The_hosted_interpreter_is_described_as_its_program_is()
    {
        var python = await Hostable.FirstAsync();
        var program = await ProgramRun.OfAsync(
            python, ["-s", "-S", "-m", "gilbench"],
            WorkerRequests.Line(request => request["model"] = "sequential") + "\n" + WorkerRequests.Commands(), Repository.PythonSources);
        var hosted = await WorkAsync(python);

        var (expected, actual) = (program.OfType("ready").Single()["runtime"]!, hosted.OfType("ready").Single()["runtime"]!);
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected.ToJsonString()}\n{actual.ToJsonString()}");
    }

    [Fact]
    public async Task A_warm_up_is_run_counted_and_not_reported()
    {
        var run = await ProgramRun.OfAsync(
            Hostable.Program,
            ["--worker", await Hostable.FirstAsync()],
            Request() + "\n" + WorkerRequests.Go() + """{"type":"warm_up","tasks":32,"seconds":0.05}""" + "\n"
                + WorkerRequests.Commands(slices: 2),
            Repository.PythonSources);

        Assert.Equal(["ready", "sample", "warm", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.True((int)run.OfType("warm").Single()["slices"]! > 0);
    }

    [Theory]
    [InlineData("model", "threads", "usage", 2)]
    [InlineData("workload", "sum_cubes", "usage", 2)]
    [InlineData("model", "embedded_async", "unsupported", 3)]
    public async Task What_cannot_be_run_is_refused_with_a_sentence(string field, string value, string kind, int exitCode)
    {
        var run = await WorkAsync(await Hostable.FirstAsync(), request => request[field] = value);

        Assert.Equal((kind, exitCode), ((string?)Assert.Single(run.Replies)["kind"], run.ExitCode));
    }

    [Fact]
    public async Task An_interpreter_that_cannot_be_hosted_is_unsupported()
    {
        var run = await WorkAsync("/bin/true");

        Assert.Equal(("unsupported", 3), ((string?)Assert.Single(run.Replies)["kind"], run.ExitCode));
        Assert.Contains("/bin/true is no Python", (string?)run.Replies[0]["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_slices_than_were_announced_are_refused()
    {
        var run = await ProgramRun.OfAsync(
            Hostable.Program, ["--worker", await Hostable.FirstAsync()], Request() + "\n" + WorkerRequests.Commands(slices: 5),
            Repository.PythonSources);

        Assert.Equal((4, "usage", 2), (run.OfType("sample").Count, (string?)run.Replies[^1]["kind"], run.ExitCode));
    }

    [Fact]
    public async Task The_end_of_input_lets_the_worker_go_without_a_word()
    {
        var run = await ProgramRun.WithEndOfInputAsync(
            Hostable.Program, ["--worker", await Hostable.FirstAsync()], Request() + "\n", Repository.PythonSources);

        // 0 where it waited for a command, 3 where it was on its way to that: which, is a matter of moments here.
        Assert.True(run is { ExitCode: 0 or 3 }, run.ToString());
        Assert.DoesNotContain(run.Replies, reply => (string?)reply["type"] == "done");
    }

    /// <summary>The expected result in every slice, and the state of the GIL around each thread's share.</summary>
    private static void Holds(ProgramRun run, string python, string result, int leastWorkers)
    {
        Assert.True(
            run.Replies.Select(reply => (string?)reply["type"]).SequenceEqual(["ready", "sample", "sample", "sample", "sample", "done"]),
            $"{python}: {run}");
        Assert.Equal(0, run.ExitCode);
        var isEnabled = run.OfType("ready").Single()["runtime"]!["gil_enabled"];
        Assert.All(run.OfType("sample"), sample =>
        {
            Assert.True(JsonNode.DeepEquals(new JsonObject { [result] = 32 }, sample["results"]), $"{python}: {sample.ToJsonString()}");
            // The pool may replace a thread within a loop; only so many run at once.
            Assert.InRange((int)sample["workers_seen"]!, leastWorkers, 32);
            foreach (var field in new[] { "gil_before", "gil_after" })
            {
                Assert.Equal(isEnabled is null, sample[field] is null);
                Assert.All(
                    sample[field]?.AsArray() ?? [],
                    state => Assert.True(JsonNode.DeepEquals(isEnabled, state), sample.ToJsonString()));
            }
        });
    }

    private static string Request(Action<JsonObject>? change = null) => WorkerRequests.Line(request =>
    {
        request["model"] = "embedded_parallel";
        change?.Invoke(request);
    });

    private static Task<ProgramRun> WorkAsync(string python, Action<JsonObject>? change = null) =>
        ProgramRun.OfAsync(
            Hostable.Program, ["--worker", python], Request(change) + "\n" + WorkerRequests.Commands(), Repository.PythonSources);
}
