using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>What <c>--examine</c> answers of a method's first calls.</summary>
public sealed class ExaminationTests
{
    [Fact]
    public async Task A_method_is_called_and_described()
    {
        var answer = await ExamineAsync("Fixture.Misbehaving.Compute", """{"rounds": 1000}""");

        Assert.Null(answer["error"]);
        Assert.False((bool)answer["is_coroutine"]!);
        Assert.InRange((int)answer["calls"]!, 3, 1000);
        Assert.True((double)answer["seconds_per_call"]! > 0);
        Assert.Equal((double)answer["wall_seconds"]! / (int)answer["calls"]!, (double)answer["seconds_per_call"]!, precision: 12);
        Assert.True((bool)answer["result_is_constant"]!);
        Assert.Matches(@"^-?\d+$", (string)answer["result"]!);
        Assert.Null(answer["unequal"]);
    }

    /// <summary>The fields of the contract, in both languages the same.</summary>
    [Fact]
    public async Task Every_answer_has_all_fields()
    {
        string[] fields =
        [
            "error", "module", "file", "is_coroutine", "summary", "calls", "wall_seconds", "cpu_seconds", "seconds_per_call", "kind",
            "result", "result_is_constant", "unequal", "arguments_obstacle", "result_obstacle", "function_obstacle", "fork_obstacle",
            "interpreter_obstacle", "threads_left", "processes_left", "idle_cpu_share", "starts_threads", "starts_processes", "gil_enabled",
            "gil_enabled_by", "packages", "modules",
        ];

        Assert.Equal(fields, (await ExamineAsync("Fixture.Scoring.Sum")).Select(field => field.Key));
        Assert.Equal(fields, (await ExamineAsync("Fixture.Scoring.Summ")).Select(field => field.Key));
    }

    [Fact]
    public async Task A_method_that_waits_is_io_and_awaitable_ones_are_told()
    {
        var waiting = await ExamineAsync("Fixture.Misbehaving.Wait", """{"milliseconds": 50}""");
        var awaitable = await ExamineAsync("Fixture.Waits.NumberAsync", """{"n": 5}""");

        Assert.Equal("io", (string?)waiting["kind"]);
        Assert.Equal((true, "5"), ((bool)awaitable["is_coroutine"]!, (string?)awaitable["result"]));
    }

    [Fact]
    public async Task One_call_is_enough_where_it_takes_all_the_time()
    {
        var answer = await ExamineAsync("Fixture.Misbehaving.Wait", """{"milliseconds": 100}""", seconds: 0.05);

        Assert.Equal(1, (int)answer["calls"]!);
    }

    [Fact]
    public async Task Results_that_differ_are_shown_side_by_side()
    {
        var answer = await ExamineAsync("Fixture.Scoring.Calls");

        Assert.False((bool)answer["result_is_constant"]!);
        Assert.Equal(("1", "2"), ((string?)answer["unequal"]!["first"], (string?)answer["unequal"]!["other"]));
    }

    [Theory]
    [InlineData("Fixture.Scoring.Summ", "There is no method Summ in Fixture.Scoring; near it is Sum.")]
    [InlineData("Fixture.Scoring.Join", "Fixture.Scoring.Join needs the argument 'words' (string[]).")]
    [InlineData("Fixture.Misbehaving.FailUnsupported", "it raised NotSupportedException: not here (Misbehaving.FailUnsupported in ")]
    [InlineData("Fixture.Broken.Value", "it raised InvalidOperationException: not to be built (Broken's constructor in ")]
    [InlineData("Fixture.Scoring.Table", "The result of Fixture.Scoring.Table (int[,]) cannot be written as JSON: ")]
    [InlineData("Fixture.Misbehaving.Exit", "it ended the process with exit code 5")]
    [InlineData("Fixture.Misbehaving.CrashThread", "it left a thread behind that raised InvalidOperationException")]
    public async Task What_cannot_be_called_is_an_error_in_a_sentence(string method, string words) =>
        Assert.StartsWith(words, (string?)(await ExamineAsync(method))["error"], StringComparison.Ordinal);

    [Theory]
    [InlineData("Fixture.Misbehaving.LeaveThread")]
    [InlineData("Fixture.Misbehaving.ChangeFolder")]
    [InlineData("Fixture.Misbehaving.ReadInput")]
    public async Task Whatever_it_does_there_is_an_answer(string method) => Assert.Null((await ExamineAsync(method))["error"]);

    [Fact]
    public async Task It_is_called_in_its_folder_and_may_print()
    {
        Assert.Equal($"'{Repository.Root}'", (string?)(await ExamineAsync("Fixture.Misbehaving.Folder"))["result"]);
        Assert.Equal("1", (string?)(await ExamineAsync("Fixture.Misbehaving.Print", """{"n": 1}"""))["result"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("no question")]
    public async Task What_is_no_question_is_answered_too(string line)
    {
        var run = await ProgramRun.OfAsync(Repository.DotNetProgram, ["--examine"], line + "\n");

        Assert.DoesNotContain("System.", (string?)Assert.Single(run.Replies)["error"], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    private static async Task<JsonObject> ExamineAsync(string method, string arguments = "{}", double seconds = 0.2)
    {
        var question = new JsonObject
        {
            ["assembly"] = Users.Assembly,
            ["method"] = method,
            ["folder"] = Repository.Root,
            ["arguments"] = JsonNode.Parse(arguments),
            ["result"] = "compared",
            ["check"] = null,
            ["tolerance"] = null,
            ["calls_seconds"] = seconds,
        };
        var run = await ProgramRun.OfAsync(Repository.DotNetProgram, ["--examine"], question.ToJsonString() + "\n");
        Assert.True(run.ExitCode == 0, run.ToString());
        return Assert.Single(run.Replies);
    }
}
