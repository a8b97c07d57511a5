using System.Text.Json.Nodes;
using GilBench.DotNet.Machine;

namespace GilBench.Workloads.Tests;

public sealed class WorkerProcessTests(Surrounding surrounding) : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("gilbench-artifacts-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public async Task A_request_and_its_commands_are_answered_by_ready_one_cold_sample_the_warm_ones_and_done()
    {
        var run = await WorkAsync(WorkerRequests.Line());

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["ready", "sample", "sample", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(["cold", "warm", "warm", "warm"], run.OfType("sample").Select(sample => (string?)sample["phase"]));
        Assert.Equal([0, 1, 2, 3], run.OfType("sample").Select(sample => (int)sample["index"]!));
        Assert.All(run.OfType("sample"), sample =>
        {
            Assert.True((double)sample["wall_seconds"]! > 0);
            Assert.Equal(2, (int)sample["workers_seen"]!);
            Assert.Null(sample["gil_before"]);
            Assert.True(JsonNode.DeepEquals(new JsonObject { ["332833500"] = 32 }, sample["results"]));
        });
    }

    [Fact]
    public async Task The_times_sent_are_those_in_BenchmarkDotNets_own_file()
    {
        var run = await WorkAsync(WorkerRequests.Line(request => request["context"]!["artifacts_directory"] = _artifacts));

        var file = Assert.Single(Directory.GetFiles(_artifacts, "*", SearchOption.AllDirectories));
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        var measured = report["Benchmarks"]![0]!["Measurements"]!.AsArray()
            .Where(measurement => (string?)measurement!["IterationStage"] == "Actual")
            .Select(measurement => (double)measurement!["Nanoseconds"]! / 1e9);

        // Iterations after the slices are those that read the end and what BenchmarkDotNet still makes: they do nothing. It says its times
        // to a hundredth of a nanosecond.
        var sent = run.OfType("sample").Select(sample => (double)sample["wall_seconds"]!).ToList();
        Assert.Equal(4, sent.Count);
        Assert.Equal(measured.Take(sent.Count), sent, (own, one) => Math.Abs(own - one) < 1e-10);
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("async")]
    public async Task A_timer_tells_by_how_much_its_waits_were_late_and_nothing_else_does(string model)
    {
        var timer = await WorkAsync(WorkerRequests.Line(request =>
        {
            request["workload"] = "timer";
            request["arguments"] = new JsonObject { ["seconds"] = 0.001 };
            request["model"] = model;
        }));
        var sums = await WorkAsync(WorkerRequests.Line());

        Assert.All(timer.OfType("sample"), sample =>
        {
            var lateness = sample["lateness_seconds"]!.AsObject();
            Assert.Equal(["p50", "p99"], lateness.Select(field => field.Key));
            Assert.True((double)lateness["p50"]! <= (double)lateness["p99"]!, lateness.ToJsonString());
            Assert.True(JsonNode.DeepEquals(new JsonObject { ["waited"] = 32 }, sample["results"]));
        });
        Assert.All(sums.OfType("sample"), sample => Assert.Null(sample["lateness_seconds"]));
    }

    [Fact]
    public async Task A_warm_up_is_run_counted_and_not_reported()
    {
        var run = await ProgramRun.OfAsync(
            Repository.DotNetProgram,
            ["--worker"],
            WorkerRequests.Line() + "\n" + WorkerRequests.Go() + """{"type":"warm_up","tasks":32,"seconds":0.05}""" + "\n"
                + WorkerRequests.Commands(slices: 2));

        Assert.Equal(["ready", "sample", "warm", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.True((int)run.OfType("warm").Single()["slices"]! > 0);
    }

    [Fact]
    public async Task Fewer_slices_than_were_announced_end_the_launch_as_well()
    {
        var run = await ProgramRun.OfAsync(
            Repository.DotNetProgram, ["--worker"], WorkerRequests.Line() + "\n" + WorkerRequests.Commands(slices: 2));

        Assert.Equal(["ready", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
    }

    [Fact]
    public async Task More_slices_than_were_announced_are_refused()
    {
        var run = await ProgramRun.OfAsync(
            Repository.DotNetProgram, ["--worker"], WorkerRequests.Line() + "\n" + WorkerRequests.Commands(slices: 5));

        Assert.Equal((4, "usage", 2), (run.OfType("sample").Count, (string?)run.Replies[^1]["kind"], run.ExitCode));
    }

    [Fact]
    public async Task The_end_of_input_lets_the_worker_go_without_a_word()
    {
        var run = await ProgramRun.WithEndOfInputAsync(Repository.DotNetProgram, ["--worker"], WorkerRequests.Line() + "\n");

        // 0 where it waited for a command, 3 where it was on its way to that: which, is a matter of moments here.
        Assert.True(run is { ExitCode: 0 or 3, Error: "" }, run.ToString());
        Assert.All(run.Replies, reply => Assert.Equal("ready", (string?)reply["type"]));
    }

    [Fact]
    public async Task The_control_is_measured_without_BenchmarkDotNet()
    {
        var run = await WorkAsync(WorkerRequests.Line(request =>
        {
            request["workload"] = "native_chains";
            request["arguments"] = new JsonObject { ["rounds"] = 1000 };
            request["context"]!["artifacts_directory"] = _artifacts;
        }));

        Assert.Equal(["ready", "sample", "sample", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["12952297"] = 32 }, run.OfType("sample")[^1]["results"]));
        Assert.Empty(Directory.GetFiles(_artifacts));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("{\"type\":\"go\"}")]
    [InlineData("{\"type\":\"go\",\"tasks\":0}")]
    [InlineData("null")]
    public async Task A_command_that_is_none_ends_the_launch_with_a_sentence(string command)
    {
        var run = await ProgramRun.OfAsync(
            Repository.DotNetProgram, ["--worker"], $"{WorkerRequests.Line()}\n{command}\n{WorkerRequests.Commands()}");

        Assert.Equal(("usage", 2), ((string?)run.Replies[^1]["kind"], run.ExitCode));
        Assert.DoesNotContain("System.", (string?)run.Replies[^1]["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_is_read_only_where_it_was_asked_for()
    {
        var asked = await WorkAsync(WorkerRequests.Line(request => request["measure_memory"] = true));
        var notAsked = await WorkAsync(WorkerRequests.Line());

        Assert.True((long)asked.OfType("done").Single()["pss_bytes"]! > 0);
        Assert.Null(notAsked.OfType("done").Single()["pss_bytes"]);
    }

    [Fact]
    public async Task A_pinned_worker_says_where_it_may_run_and_stays_there()
    {
        var processor = ProcessStatus.Affinity()[^1];
        var run = await ProgramRun.OfAsync(
            "taskset", ["-c", $"{processor}", Repository.DotNetProgram, "--worker"],
            WorkerRequests.Line() + "\n" + WorkerRequests.Commands());

        Assert.Equal([processor], run.OfType("ready").Single()["affinity"]!.AsArray().Select(number => (int)number!));
        Assert.Equal([processor], run.OfType("done").Single()["affinity"]!.AsArray().Select(number => (int)number!));
        Assert.Equal(1, (int)run.OfType("ready").Single()["runtime"]!["processor_count"]!);
    }

    [Fact]
    public async Task A_worker_keeps_the_priority_it_was_started_with()
    {
        var run = await ProgramRun.OfAsync(
            "nice", ["-n", "3", Repository.DotNetProgram, "--worker"], WorkerRequests.Line() + "\n" + WorkerRequests.Commands());

        Assert.Equal("done", (string?)run.Replies[^1]["type"]);
    }

    [Theory]
    [InlineData("workload", "sum_cubes", "usage", 2)]
    [InlineData("model", "threadz", "usage", 2)]
    [InlineData("model", "async", "unsupported", 3)]
    [InlineData("workload", "http_get", "usage", 2)]
    public async Task What_cannot_be_run_is_refused_with_a_sentence(string field, string value, string kind, int exitCode)
    {
        var run = await WorkAsync(WorkerRequests.Line(request => request[field] = value));

        var reply = Assert.Single(run.Replies);
        Assert.Equal((kind, exitCode), ((string?)reply["kind"], run.ExitCode));
        Assert.DoesNotContain("   at ", (string?)reply["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"n":-1}""")]
    [InlineData("""{"n":"many"}""")]
    [InlineData("""{"m":5}""")]
    [InlineData("""{"n":5,"m":5}""")]
    public async Task Wrong_arguments_are_refused_with_a_sentence(string arguments)
    {
        var run = await WorkAsync(WorkerRequests.Line(request => request["arguments"] = JsonNode.Parse(arguments)));

        Assert.Equal(("usage", 2), ((string?)Assert.Single(run.Replies)["kind"], run.ExitCode));
    }

    [Fact]
    public async Task A_workload_that_raises_ends_as_an_error_after_ready()
    {
        // A latency that the server refuses is a way to a failure at once.
        var run = await WorkAsync(WorkerRequests.Line(request =>
        {
            request["workload"] = "fetch_compute";
            request["arguments"] = new JsonObject { ["latency_ms"] = 70_000, ["n"] = 5 };
            request["context"]!["url"] = surrounding.Url;
        }));

        Assert.Equal(["ready", "failed"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(("error", 3), ((string?)run.Replies[^1]["kind"], run.ExitCode));
        Assert.StartsWith("InvalidDataException: The server answered 400", (string?)run.Replies[^1]["message"], StringComparison.Ordinal);
    }

    private static Task<ProgramRun> WorkAsync(string request) =>
        ProgramRun.OfAsync(Repository.DotNetProgram, ["--worker"], request + "\n" + WorkerRequests.Commands());
}
