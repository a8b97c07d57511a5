using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>
/// Ratios of one metric of two arms over the blocks that they share. Arms of one group are paired round by round, and a block counts once,
/// by the median of its rounds; arms of different groups, and of runs that were measured one launch after another, by the medians of their
/// blocks.
/// </summary>
internal static class BlockPairs
{
    /// <summary>Room for the rounds of a group, so that those of several groups have numbers of their own.</summary>
    private const int RoundsOfAGroup = 1 << 20;

    private static readonly RoundTimes s_none = new(new Dictionary<int, double>(), new Dictionary<int, double>());

    /// <summary>Base time ÷ arm time, per unit of work; null where no block has both.</summary>
    public static Estimate? Ratio(ArmAnalysis baseArm, ArmAnalysis arm)
    {
        var shared = LogRatios(baseArm, arm, Metric.TimePerUnit);
        return shared.Count == 0 ? null : FromLogs([.. shared.Values]);
    }

    /// <summary>Block → ln(base ÷ arm) of the blocks that have both.</summary>
    /// <param name="metric">One that is above 0, and of which less is better.</param>
    public static SortedDictionary<int, double> LogRatios(ArmAnalysis baseArm, ArmAnalysis arm, Metric metric)
    {
        var (over, own) = metric == Metric.TimePerUnit ? TimesOf(baseArm, arm) : (baseArm[metric], arm[metric]);
        return LogRatios(over, own);
    }

    /// <summary>The same, of these values alone.</summary>
    public static SortedDictionary<int, double> LogRatios(ArmMetric over, ArmMetric own)
    {
        var shared = own.Blocks.Keys.Where(over.Blocks.ContainsKey).Order().ToArray();
        var logs = PairedRatio.LogRatios(
            shared.Select(block => over.Blocks[block]).ToArray(), shared.Select(block => own.Blocks[block]).ToArray());
        return new SortedDictionary<int, double>(shared.Zip(logs).ToDictionary(
            block => block.First, block => RoundRatio.LogRatio(TimesIn(block.First, over, own)) ?? block.Second));
    }

    /// <summary>
    /// Block → ln(base ÷ arm) − ln(ceiling's base ÷ ceiling): what share of the gain that the hardware permitted in the same rounds the arm
    /// reached.
    /// </summary>
    public static SortedDictionary<int, double> LogEfficiencies(
        ArmAnalysis baseArm, ArmAnalysis arm, ArmAnalysis ceilingBase, ArmAnalysis ceiling)
    {
        var gains = LogRatios(baseArm, arm, Metric.TimePerUnit);
        var (over, own) = TimesOf(baseArm, arm);
        var (ceilingOver, ceilingOwn) = (ceilingBase[Metric.TimePerUnit], ceiling[Metric.TimePerUnit]);

        // The native control may be in every group of a large run: of its rounds those of the arm's own groups are enough.
        var permitted = new Lazy<SortedDictionary<int, double>>(() => LogRatios(ceilingBase, ceiling, Metric.TimePerUnit));
        return new SortedDictionary<int, double>(gains.Keys
            .Where(block => ceilingOver.Blocks.ContainsKey(block) && ceilingOwn.Blocks.ContainsKey(block))
            .ToDictionary(
                block => block,
                block => RoundRatio.LogEfficiency(TimesIn(block, over, own), TimesIn(block, ceilingOver, ceilingOwn, GroupsIn(block, own)))
                    ?? gains[block] - permitted.Value[block]));
    }

    /// <summary>An arm and its A/A control are compared by each one's own launches; with others, both stand for the arm.</summary>
    private static (ArmMetric Over, ArmMetric Own) TimesOf(ArmAnalysis baseArm, ArmAnalysis arm) =>
        baseArm.Arm.Role == ArmRole.AaControl || arm.Arm.Role == ArmRole.AaControl
            ? (baseArm[Metric.TimePerUnit], arm[Metric.TimePerUnit])
            : (baseArm.TimeOfAllLaunches, arm.TimeOfAllLaunches);

    /// <summary>base ÷ arm in each round, of each block that has both in the same rounds; in order.</summary>
    public static IReadOnlyList<double[]> RatiosByRound(ArmAnalysis baseArm, ArmAnalysis arm)
    {
        var (over, own) = TimesOf(baseArm, arm);
        return
        [
            .. own.Rounds.Keys.Order()
                .Select(key => TimesOf(key, over, own))
                .OfType<RoundTimes>()
                .Select(times => times.Arm.Keys.Where(times.Base.ContainsKey).Order()
                    .Select(round => times.Base[round] / times.Arm[round]).ToArray()),
        ];
    }

    /// <param name="logRatios">At least one, in block order.</param>
    public static Estimate FromLogs(double[] logRatios) => PairedRatio.FromLogRatios(logRatios);

    /// <summary>The rounds of a block that both were in: none where no group has both.</summary>
    private static RoundTimes TimesIn(int block, ArmMetric baseArm, ArmMetric arm) => TimesIn(block, baseArm, arm, GroupsIn(block, arm));

    private static List<int> GroupsIn(int block, ArmMetric arm) =>
        [.. arm.Rounds.Keys.Where(key => key.Block == block).Select(key => key.Group)];

    private static RoundTimes TimesIn(int block, ArmMetric baseArm, ArmMetric arm, IReadOnlyList<int> groups)
    {
        if (groups is [var only])
        {
            return TimesOf((block, only), baseArm, arm) ?? s_none;
        }

        Dictionary<int, double> over = [];
        Dictionary<int, double> times = [];
        foreach (var group in groups)
        {
            if (TimesOf((block, group), baseArm, arm) is { } ofGroup)
            {
                Add(over, group, ofGroup.Base);
                Add(times, group, ofGroup.Arm);
            }
        }

        return new RoundTimes(over, times);
    }

    /// <returns>Null where one of the two was not in the group.</returns>
    private static RoundTimes? TimesOf((int Block, int Group) key, ArmMetric baseArm, ArmMetric arm)
    {
        if (!arm.Rounds.TryGetValue(key, out var rounds) || !baseArm.Rounds.TryGetValue(key, out var baseRounds))
        {
            return null;
        }

        // Both sides are taken from the same cores: the base from those of the arm or, where the arm is on fewer than its base, the arm
        // from its base's. A base that ran once a round has no choice.
        var cores = baseRounds.Launches.Count > 1 && rounds.Cores is var own && own.Count >= baseRounds.Launches[0].Cores.Count
            ? own
            : null;
        return new RoundTimes(baseRounds.Seconds(cores), rounds.Seconds(cores: null));
    }

    private static void Add(Dictionary<int, double> all, int group, IReadOnlyDictionary<int, double> rounds)
    {
        foreach (var (round, seconds) in rounds)
        {
            all[(group * RoundsOfAGroup) + round] = seconds;
        }
    }
}
