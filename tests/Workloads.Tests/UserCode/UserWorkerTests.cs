using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>The worker's answers to requests for the user's code.</summary>
public sealed class UserWorkerTests
{
    [Theory]
    [InlineData("sequential", 1)]
    [InlineData("threads", 2)]
    [InlineData("parallel", 2)]
    [InlineData("plinq", 2)]
    [InlineData("blocking_pool", 2)]
    public async Task A_method_is_measured_by_the_protocol(string model, int workers)
    {
        var run = await WorkAsync("Fixture.Scoring.Sum", """{"n": 100}""", model: model, workers: workers);

        Assert.Equal(["ready", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.All(run.OfType("sample"), sample => Assert.True(JsonNode.DeepEquals(new JsonObject { ["4950"] = 32 }, sample["results"])));
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("async")]
    [InlineData("parallel_async")]
    [InlineData("tasks")]
    [InlineData("threads")]
    [InlineData("channels")]
    public async Task What_can_be_awaited_runs_under_every_model(string model)
    {
        var run = await WorkAsync("Fixture.Waits.NumberAsync", """{"n": 7}""", model: model);

        Assert.All(run.OfType("sample"), sample => Assert.True(JsonNode.DeepEquals(new JsonObject { ["7"] = 32 }, sample["results"])));
        Assert.Equal("done", (string?)run.Replies[^1]["type"]);
    }

    [Theory]
    [InlineData("async")]
    [InlineData("parallel_async")]
    public async Task What_cannot_be_awaited_is_refused_where_the_model_only_awaits(string model)
    {
        var run = await WorkAsync("Fixture.Scoring.Sum", model: model);

        var reply = Assert.Single(run.Replies);
        Assert.Equal(("unsupported", 3), ((string?)reply["kind"], run.ExitCode));
        Assert.Equal(
            $"Fixture.Scoring.Sum returns long, which cannot be awaited, so {model} has nothing to wait for.", (string?)reply["message"]);
    }

    [Fact]
    public async Task A_warm_up_is_run_and_BenchmarkDotNets_own_file_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("gilbench-artifacts-").FullName;
        var log = Path.Combine(folder, "log");
        var request = JsonNode.Parse(Request("Fixture.Sorting.Sum", $$"""{"log": "{{log}}"}"""))!;
        request["context"]!["artifacts_directory"] = Path.Combine(folder, "artifacts");
        var run = await ProgramRun.OfAsync(
            Repository.DotNetProgram,
            ["--worker"],
            request.ToJsonString() + "\n" + WorkerRequests.Go() + """{"type":"warm_up","tasks":32,"seconds":0.05}""" + "\n"
                + WorkerRequests.Commands(slices: 1));

        Assert.Equal(["ready", "sample", "warm", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "artifacts"), "*", SearchOption.AllDirectories));
        Assert.Equal(["setup", "cleanup", "disposed"], await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Workers_share_the_object_that_the_method_is_called_on()
    {
        var run = await WorkAsync("Fixture.Threads.IsShared");

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["True"] = 32 }, run.OfType("sample")[^1]["results"]));
    }

    [Fact]
    public async Task What_the_code_prints_goes_to_standard_error()
    {
        var run = await WorkAsync("Fixture.Misbehaving.Print", """{"n": 1}""", tasks: 2);

        Assert.Equal(["ready", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Contains("printed by the user's code", run.Error, StringComparison.Ordinal);
        Assert.Contains("printed by a child", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_cannot_read_the_commands()
    {
        var run = await WorkAsync("Fixture.Misbehaving.ReadInput");

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["None"] = 32 }, run.OfType("sample")[^1]["results"]));
        Assert.Equal("done", (string?)run.Replies[^1]["type"]);
    }

    [Theory]
    [InlineData("Fixture.Misbehaving.Fail", "InvalidOperationException: broken in two lines (Misbehaving.Fail in Misbehaving.cs:line ")]
    [InlineData("Fixture.Misbehaving.FailUnsupported", "NotSupportedException: not here (Misbehaving.FailUnsupported in ")]
    public async Task What_the_code_raises_ends_the_launch_as_an_error(string method, string words)
    {
        var run = await WorkAsync(method, method.EndsWith("Fail", StringComparison.Ordinal) ? """{"n": 1}""" : "{}");

        Assert.Equal(["ready", "failed"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(("error", 3), ((string?)run.Replies[^1]["kind"], run.ExitCode));
        Assert.StartsWith(words, (string?)run.Replies[^1]["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixture.Scoring.Summ", "{}", "There is no method Summ in Fixture.Scoring; near it is Sum.")]
    [InlineData("Fixture.Scoring.Sum", """{"m": 1}""", "Fixture.Scoring.Sum has no argument 'm'; it takes n.")]
    public async Task What_is_not_there_is_refused_as_usage(string method, string arguments, string sentence)
    {
        var run = await WorkAsync(method, arguments);

        var reply = Assert.Single(run.Replies);
        Assert.Equal(("usage", 2, sentence), ((string?)reply["kind"], run.ExitCode, (string?)reply["message"]));
    }

    [Fact]
    public async Task A_workload_that_is_only_in_Python_is_refused()
    {
        var run = await WorkAsync("any", change: code =>
        {
            (code["assembly"], code["method"], code["function"]) = (null, null, "app.py:score");
        });

        Assert.Equal("my_code is not run under threads: it is not written in C#", (string?)Assert.Single(run.Replies)["message"]);
    }

    [Fact]
    public async Task Code_that_ends_the_process_ends_the_launch_without_done()
    {
        var run = await WorkAsync("Fixture.Misbehaving.Exit");

        Assert.Equal(["ready"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(5, run.ExitCode);
    }

    [Theory]
    [InlineData("Fixture.Scoring.Sum", "{}")]
    [InlineData("Fixture.Misbehaving.Wait", """{"milliseconds": 600000}""")]
    public async Task The_end_of_input_ends_the_worker_whatever_the_code_is_doing(string method, string arguments)
    {
        var run = await ProgramRun.WithEndOfInputAsync(
            Repository.DotNetProgram, ["--worker"], Request(method, arguments) + "\n" + WorkerRequests.Go());

        Assert.True(run is { ExitCode: 0 or 3, Error: "" }, run.ToString());
        Assert.DoesNotContain(run.Replies, reply => (string?)reply["type"] is "done" or "failed");
    }

    [Fact]
    public async Task Threads_that_the_code_leaves_behind_do_not_keep_the_worker()
    {
        var run = await WorkAsync("Fixture.Misbehaving.LeaveThread", tasks: 2);

        Assert.Equal((0, "done"), (run.ExitCode, (string?)run.Replies[^1]["type"]));
    }

    [Fact]
    public async Task A_check_and_an_expected_text_are_applied()
    {
        var check = await WorkAsync("Fixture.Scoring.Third", change: code => code["check"] = "Fixture.Scoring.IsPositive");
        var expected = await WorkAsync("Fixture.Scoring.Third", change: code => (code["expected"], code["tolerance"]) = ("0.333", 0.01));

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["(accepted)"] = 32 }, check.OfType("sample")[^1]["results"]));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["0.333"] = 32 }, expected.OfType("sample")[^1]["results"]));
    }

    private static Task<ProgramRun> WorkAsync(
        string method,
        string arguments = "{}",
        string model = "threads",
        int workers = 2,
        int tasks = 32,
        Action<JsonObject>? change = null) =>
        ProgramRun.OfAsync(
            Repository.DotNetProgram,
            ["--worker"],
            Request(method, arguments, model, workers, change) + "\n" + WorkerRequests.Commands(slices: 2, tasks));

    private static string Request(
        string method, string arguments, string model = "threads", int workers = 2, Action<JsonObject>? change = null) =>
        WorkerRequests.Line(line =>
        {
            (line["workload"], line["model"], line["workers"], line["slices"]) = ("my_code", model, workers, 2);
            line["arguments"] = JsonNode.Parse(arguments);
            var code = Users.Code(method);
            change?.Invoke(code);
            line["code"] = code;
        });
}
