using GilBench.Model;
using GilBench.Results;
using GilBench.Running;
using Microsoft.Extensions.Time.Testing;

namespace GilBench.Tests.Running;

/// <summary>What the pilot's decision does in a run.</summary>
public sealed class PilotedRunTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scripted.Dispose();

    [Fact]
    public async Task The_first_blocks_decide_once_how_many_rounds_the_others_have()
    {
        var (run, _) = await _scripted.Measure(Tools(), Cancel);

        Assert.Equal(2, run.Header.Plan.Sampling.PilotBlocks);
        AssertGroupsFollowThePilot(run);
        Assert.Contains(run.Pilots, pilot => pilot.Rounds > run.Header.Plan.Groups[pilot.Group].Rounds);
    }

    [Fact]
    public async Task A_run_without_a_pilot_keeps_its_rounds()
    {
        using var scripted = new ScriptedRun { PilotBlocks = 0 };
        var (run, _) = await scripted.Measure(scripted.Tools(Restless()) with { Clock = _clock }, Cancel);

        Assert.Empty(run.Pilots);
        Assert.All(run.Groups, end => Assert.Equal(run.Header.Plan.Groups[end.Group].Rounds, end.Rounds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_harness_killed_while_it_wrote_the_pilot_down_writes_the_rest_when_resumed(int written)
    {
        await _scripted.Measure(Tools(), Cancel);
        var path = RunFile.PathOf(_scripted.Folder);
        var lines = await File.ReadAllLinesAsync(path, Cancel);
        var first = Array.FindIndex(lines, line => line.StartsWith("{\"type\":\"pilot\"", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(path, lines[..(first + written)], Cancel);

        var (run, _) = await _scripted.Measure(Tools(), Cancel);

        Assert.Equal(2, run.Sessions.Count);
        AssertGroupsFollowThePilot(run);
    }

    /// <summary>Rounds that vary by a fifth, launches that do not; and a start costs as much as fifty slices.</summary>
    private ScriptedWorkers Restless() => new()
    {
        During = (_, index) => _clock.Advance(TimeSpan.FromSeconds(index == 0 ? 0.5 : 0.01)),
        Seconds = (request, index, _) =>
            0.03 * (1 + (0.2 * new Random(HashCode.Combine(request.Launch.Length, index, request.Launch[^1])).NextDouble())),
    };

    private RunTools Tools() => _scripted.Tools(Restless()) with { Clock = _clock };

    private static void AssertGroupsFollowThePilot(Run run)
    {
        var decided = run.Pilots.ToDictionary(pilot => pilot.Group, pilot => pilot.Rounds);
        Assert.Equal(run.Header.Plan.Groups.Count, decided.Count);
        Assert.All(run.Groups, end => Assert.Equal(
            end.Block <= run.Header.Plan.Sampling.PilotBlocks ? run.Header.Plan.Groups[end.Group].Rounds : decided[end.Group], end.Rounds));
        Assert.All(run.Launches, launch => Assert.Equal(
            run.Groups.Single(end => (end.Block, end.Group) == (launch.Block, launch.Group)).Rounds, launch.WarmSeconds.Count));
    }
}
