namespace GilBench.Model;

/// <summary>
/// Which launches of a run count. This is the one definition: every figure and word about an arm, in the report, the exports, the verdicts and
/// the pilot, rests on these launches. Those that are set aside are counted and shown, and decide nothing.
/// </summary>
internal sealed class CountingLaunches
{
    private readonly HashSet<(int Block, int Attempt)> _ended;
    private readonly IReadOnlyDictionary<int, int> _valid;
    private readonly ILookup<string, Launch> _accepted;

    private CountingLaunches(Run run)
    {
        _ended = [.. run.Blocks.Select(block => (block.Block, block.Attempt))];
        _valid = run.ValidAttempts;
        _accepted = run.Launches
            .Where(launch => FateOf(launch) is LaunchFate.Counts or LaunchFate.Failed)
            .OrderBy(launch => launch.Block)
            .ToLookup(launch => launch.Arm);
    }

    public static CountingLaunches Of(Run run) => new(run);

    /// <summary>Those of an arm that its figures come from: at most one a block, in block order.</summary>
    public IReadOnlyList<Launch> Of(string arm) =>
        [.. _accepted[arm].Where(launch => FateOf(launch) == LaunchFate.Counts).DistinctBy(launch => launch.Block)];

    /// <summary>Those of an arm that were not set aside: the ones that count and the ones that failed, in block order.</summary>
    public IReadOnlyList<Launch> AcceptedOf(string arm) => [.. _accepted[arm]];

    public LaunchFate FateOf(Launch launch) =>
        launch.Faults.Count > 0 ? LaunchFate.Disturbed
        : !_ended.Contains((launch.Block, launch.Attempt)) ? LaunchFate.InUnfinishedBlock
        : !_valid.TryGetValue(launch.Block, out var attempt) || attempt != launch.Attempt ? LaunchFate.InSpoiledBlock
        : launch.Outcome == LaunchOutcome.Ok && HasTime(launch) ? LaunchFate.Counts
        : LaunchFate.Failed;

    private static bool HasTime(Launch launch) =>
        launch.Tasks > 0 && launch.WarmSeconds.Count > 0 && launch.WarmSeconds.All(seconds => seconds > 0 && double.IsFinite(seconds));
}
