using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.Embedded;

/// <summary>Code of the user's in a hosted interpreter: what it does to a worker is what is recorded of that launch, and no more.</summary>
public sealed class EmbeddedUserCodeTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "bench", "Python", "tests", "user_code");

    [Theory]
    [InlineData("app/scoring.py:broken", "ZeroDivisionError: division by zero (app/scoring.py:", "ZeroDivisionError")]
    [InlineData("hostile.py:exits", "the function called sys.exit(3) (hostile.py:", "SystemExit: 3")]
    [InlineData("hostile.py:rude", "Rude: on purpose (hostile.py:", "Rude: on purpose")]
    [InlineData("hostile.py:recursion", "RecursionError: maximum recursion depth exceeded", "RecursionError")]
    public async Task What_it_raises_is_one_line_and_a_traceback_on_standard_error(string function, string line, string traceback)
    {
        var run = await WorkAsync(function, "{}");

        Assert.Equal(["ready", "failed"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(("error", 3), ((string?)run.Replies[^1]["kind"], run.ExitCode));
        Assert.StartsWith(line, (string?)run.Replies[^1]["message"], StringComparison.Ordinal);
        Assert.Contains("Traceback (most recent call last)", run.Error, StringComparison.Ordinal);
        Assert.Contains(traceback, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app/scoring.py:score", """{"n": 10}""", "285", "embedded_tasks")]
    [InlineData("app/scoring.py:awaited", """{"n": 3}""", "[3]", "embedded_async")]
    [InlineData("surprising.py:forks", "{}", null, "embedded_parallel")]
    [InlineData("surprising.py:leaves_a_thread", "{}", null, "embedded_parallel")]
    public async Task It_is_measured_like_a_workload_of_the_documents(string function, string arguments, string? result, string model)
    {
        var run = await WorkAsync(function, arguments, model);

        Assert.Equal(["ready", "sample", "sample", "done"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.All(run.OfType("sample"), sample =>
        {
            var units = Assert.Single(sample["results"]!.AsObject());
            Assert.Equal((result ?? units.Key, 4), (units.Key, (int)units.Value!));
        });
    }

    [Theory]
    [InlineData("hostile.py:crashes", 128 + 11)]
    [InlineData("hostile.py:ends_its_process", 7)]
    public async Task A_crash_or_an_exit_of_the_process_ends_the_launch_without_a_reply(string function, int exitCode)
    {
        var run = await WorkAsync(function, "{}");

        Assert.Equal(["ready"], run.Replies.Select(reply => (string?)reply["type"]));
        Assert.Equal(exitCode, run.ExitCode);
    }

    private static async Task<ProgramRun> WorkAsync(string function, string arguments, string model = "embedded_parallel")
    {
        var request = WorkerRequests.Line(line =>
        {
            (line["workload"], line["model"]) = ("my_code", model);
            line["arguments"] = JsonNode.Parse(arguments);
            line["code"] = new JsonObject
            {
                ["function"] = function,
                ["assembly"] = null,
                ["method"] = null,
                ["folder"] = _folder,
                ["setup"] = null,
                ["asyncio_run"] = false,
                ["result"] = "compared",
                ["expected"] = null,
                ["tolerance"] = null,
                ["check"] = null,
                ["shared_arguments"] = false,
            };
        });
        return await ProgramRun.OfAsync(
            Hostable.Program, ["--worker", await Hostable.FirstAsync()], request + "\n" + WorkerRequests.Commands(slices: 2, tasks: 4),
            Repository.PythonSources);
    }
}
