namespace GilBench.Model;

/// <summary>
/// Which launches of a run count. This is the one definition: every figure and word about an arm, in the report, the exports, the verdicts and
/// the pilot, rests on these launches. Those that are set aside are counted and shown, and decide nothing.
/// </summary>
internal sealed class CountingLaunches
{
    /// <summary>Block and group → the attempt that counts; null where none of those that ended does.</summary>
    private readonly Dictionary<(int Block, int Group), int?> _attempts;

    private readonly HashSet<(int Block, int Group, int Attempt)> _ended;
    private readonly ILookup<string, Launch> _all;
    private readonly ILookup<string, Launch> _accepted;

    private CountingLaunches(Run run)
    {
        var ends = run.Groups.Count > 0 || run.Header.Plan.Groups.Count > 0
            ? run.Groups.Select(end => (end.Block, end.Group, end.Attempt, end.Valid)).ToList()
            : [.. run.Blocks.Select(end => (end.Block, Group: 0, end.Attempt, end.Valid))];
        _ended = [.. ends.Select(end => (end.Block, end.Group, end.Attempt))];
        _attempts = ends
            .GroupBy(end => (end.Block, end.Group))
            .ToDictionary(same => same.Key, same => same.Where(end => end.Valid).Select(end => (int?)end.Attempt).FirstOrDefault());
        _all = run.Launches.ToLookup(launch => launch.Arm);
        _accepted = run.Launches
            .Where(launch => FateOf(launch) is LaunchFate.Counts or LaunchFate.Failed)
            .OrderBy(launch => launch.Block).ThenBy(launch => launch.Group)
            .ToLookup(launch => launch.Arm);
    }

    public static CountingLaunches Of(Run run) => new(run);

    /// <summary>
    /// Those of an arm that its figures come from, in block order: one a block and group, of a one-worker baseline one a core; where launches were made one
    /// after another and repeated, the last.
    /// </summary>
    public IReadOnlyList<Launch> Of(string arm) =>
        [.. _accepted[arm]
            .Where(launch => FateOf(launch) == LaunchFate.Counts)
            .DistinctBy(launch => (launch.Block, launch.Group, string.Join(',', launch.AffinityAsked)))];

    /// <summary>Those of an arm that were not set aside: the ones that count and the ones that failed, in block order.</summary>
    public IReadOnlyList<Launch> AcceptedOf(string arm) => [.. _accepted[arm]];

    /// <summary>All of an arm, as they were written.</summary>
    public IEnumerable<Launch> AllOf(string arm) => _all[arm];

    public LaunchFate FateOf(Launch launch) =>
        launch.Faults.Count > 0 ? LaunchFate.Disturbed
        : !_ended.Contains((launch.Block, launch.Group, launch.Attempt)) ? LaunchFate.InUnfinishedBlock
        : _attempts[(launch.Block, launch.Group)] != launch.Attempt ? LaunchFate.InSpoiledBlock
        : launch.Outcome == LaunchOutcome.Ok && HasTime(launch) ? LaunchFate.Counts
        : LaunchFate.Failed;

    private static bool HasTime(Launch launch) =>
        launch.Tasks > 0 && launch.WarmSeconds.Count > 0 && launch.WarmSeconds.All(seconds => seconds > 0 && double.IsFinite(seconds));
}
