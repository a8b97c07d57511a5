using GilBench.Model;
using GilBench.Results;

namespace GilBench.Tests.Running;

/// <summary>What the pilot's word does in a run.</summary>
public sealed class PilotedRunTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();

    public void Dispose() => _scripted.Dispose();

    [Fact]
    public async Task The_first_blocks_decide_once_how_many_iterations_the_others_have()
    {
        var (run, _) = await _scripted.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Header.Plan.Sampling.PilotBlocks);
        AssertLaunchesFollowThePilot(run);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_harness_killed_while_it_wrote_the_pilot_down_writes_the_rest_when_resumed(int written)
    {
        await _scripted.Measure(TestContext.Current.CancellationToken);
        var path = RunFile.PathOf(_scripted.Folder);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var first = Array.FindIndex(lines, line => line.StartsWith("{\"type\":\"pilot\"", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(path, lines[..(first + written)], TestContext.Current.CancellationToken);

        var (run, _) = await _scripted.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Sessions.Count);
        AssertLaunchesFollowThePilot(run);
    }

    private static void AssertLaunchesFollowThePilot(Run run)
    {
        var sampling = run.Header.Plan.Sampling;
        var languages = run.Header.Runtimes.ToDictionary(runtime => runtime.Id, runtime => runtime.IsPython ? Language.Python : Language.CSharp);
        var decided = run.Pilots.ToDictionary(pilot => (pilot.Workload, pilot.Language), pilot => pilot.Iterations);
        Assert.Equal(3, decided.Count);
        Assert.All(run.Launches, launch =>
        {
            var arm = run.Header.Plan.Arms.Single(arm => arm.Id == launch.Arm);
            var language = languages[arm.Runtime];
            Assert.Equal(
                launch.Block <= sampling.PilotBlocks ? sampling.FirstIterationsOf(language, WorkloadKind.Cpu) : decided[(arm.Workload, language)],
                launch.WarmSeconds.Count);
        });
    }
}
