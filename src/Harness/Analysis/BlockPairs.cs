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
        var (over, own) = (baseArm[metric], arm[metric]);
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
        var (over, own) = (baseArm[Metric.TimePerUnit], arm[Metric.TimePerUnit]);
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

    /// <param name="logRatios">At least one, in block order.</param>
    public static Estimate FromLogs(double[] logRatios) => PairedRatio.FromLogRatios(logRatios);

    /// <summary>The rounds of a block that both were in: none where no group has both.</summary>
    private static RoundTimes TimesIn(int block, ArmMetric baseArm, ArmMetric arm) => TimesIn(block, baseArm, arm, GroupsIn(block, arm));

    private static IEnumerable<int> GroupsIn(int block, ArmMetric arm) =>
        arm.Rounds.Keys.Where(key => key.Block == block).Select(key => key.Group);

    private static RoundTimes TimesIn(int block, ArmMetric baseArm, ArmMetric arm, IEnumerable<int> groups)
    {
        Dictionary<int, double> over = [];
        Dictionary<int, double> times = [];
        foreach (var group in groups)
        {
            if (!arm.Rounds.TryGetValue((block, group), out var rounds) || !baseArm.Rounds.TryGetValue((block, group), out var baseRounds))
            {
                continue;
            }

            // Both sides are taken from the same cores: the base from those of the arm or, where the arm is on fewer than its base, the arm
            // from its base's.
            var cores = rounds.Cores.Count >= baseRounds.Launches[0].Cores.Count ? rounds.Cores : null;
            Add(over, group, baseRounds.Seconds(cores));
            Add(times, group, rounds.Seconds(cores: null));
        }

        return new RoundTimes(over, times);
    }

    private static void Add(Dictionary<int, double> all, int group, IReadOnlyDictionary<int, double> rounds)
    {
        foreach (var (round, seconds) in rounds)
        {
            all[(group * RoundsOfAGroup) + round] = seconds;
        }
    }
}
