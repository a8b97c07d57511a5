using System.Text.Json.Nodes;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>verify</c> where it has to measure first; the fake's thread pool takes as long as its loop.</summary>
[Trait("category", "process")]
public sealed class VerifyMeasuresTests : IDisposable
{
    private const string Claim = "sleep-thread-pool-vs-sequential-1x";

    private readonly GilbenchProgram _program = new();

    public void Dispose()
    {
        new RunUnderWay(Run).KillWorkers();
        _program.Dispose();
    }

    private string Run => _program.Folder.In("run");

    private string[] Measure(string mode) =>
    [
        "verify", "--claim", "sleep: thread_pool vs sequential == 1x", "--cores", "1", "--runtime", "cpython-3.13",
        "--python", FakeInterpreter.Write(_program.Folder, "3.13.5", mode), "--format", "json", "--output", "run",
    ];

    [Fact]
    public async Task What_a_claim_needs_is_measured_judged_and_kept_with_the_claim()
    {
        var measured = await _program.RunAsync(Measure("ok"));

        var run = RunFile.Read(Run);
        AssertAnswer(measured, run, Claim, "holds", exitCode: 0);
        Assert.Equal(
            ["sleep:sequential@cpython-3.13:1x1", "sleep:thread_pool@cpython-3.13:1x10", "sleep:thread_pool@cpython-3.13:1x10:aa"],
            run.Header.Plan.Arms.Select(arm => arm.Id).Order());
        Assert.Contains("6 to 40 blocks", measured.Errors, StringComparison.Ordinal);
        Assert.Contains($"Run: {Run}", measured.Errors, StringComparison.Ordinal);

        var again = await _program.RunAsync("verify", "run", "--format", "json");
        Assert.Equal((measured.ExitCode, measured.Output, ""), (again.ExitCode, again.Output, again.Errors));

        var chosen = await _program.RunAsync("verify", "run", "--claim", Claim, "--format", "json");
        Assert.Equal((measured.ExitCode, measured.Output, ""), (chosen.ExitCode, chosen.Output, chosen.Errors));

        _program.Folder.Write(
            "mine.json", ClaimFile.Write([ShortClaim.Parse("sleep: thread_pool vs sequential >= 3x") with { Id = "mine" }]));
        AssertAnswer(
            await _program.RunAsync("verify", "run", "--claims", "mine.json", "--format", "json"), run, "mine", "refuted", exitCode: 1);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_measuring_keeps_what_was_measured_and_exits_130()
    {
        var underWay = new RunUnderWay(Run);
        using var harness = _program.Start(Measure("endless"));

        var end = await underWay.InterruptAsync(harness);

        Assert.True(end.ExitCode == 130, end.ToString());
        Assert.Equal(Claim, (string?)Assert.Single(Verdicts(end))!["claim"]);
        Assert.Equal(RunEndReason.Interrupted, RunFile.Read(Run).End!.Reason);
        Assert.True(File.Exists(Path.Combine(Run, ClaimFile.Name)));
        Assert.Empty(underWay.Workers());
    }

    /// <summary>One answer and its exit code; on a machine that disturbed the run it may be that there is none.</summary>
    private static void AssertAnswer(ProgramEnd end, Run run, string claim, string answer, int exitCode)
    {
        var verdict = Assert.Single(Verdicts(end))!;
        Assert.Equal(claim, (string?)verdict["claim"]);
        if (end.ExitCode == 3 && run.Blocks.Any(block => !block.Valid))
        {
            Assert.True((string?)verdict["answer"] is "inconclusive" or "cannot_judge", end.ToString());
            return;
        }

        Assert.True(end.ExitCode == exitCode, end.ToString());
        Assert.Equal(answer, (string?)verdict["answer"]);
    }

    private static JsonArray Verdicts(ProgramEnd end) => JsonNode.Parse(end.Output)!["verdicts"]!.AsArray();
}
