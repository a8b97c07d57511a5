using GilBench.Statistics.Intervals;

namespace GilBench.Analysis;

/// <summary>Ratios of arms over the blocks that they share.</summary>
internal static class BlockPairs
{
    /// <summary>Base time ÷ arm time; null where no block has both.</summary>
    public static Estimate? Ratio(ArmAnalysis baseArm, ArmAnalysis arm)
    {
        var shared = LogRatios(baseArm, arm);
        return shared.Count == 0 ? null : FromLogs([.. shared.Values]);
    }

    /// <summary>Block → ln(base time ÷ arm time) of the blocks that have both.</summary>
    public static SortedDictionary<int, double> LogRatios(ArmAnalysis baseArm, ArmAnalysis arm) => LogRatios(baseArm.BlockSeconds, arm.BlockSeconds);

    /// <summary>As the other, from any time of a block.</summary>
    public static SortedDictionary<int, double> LogRatios(IReadOnlyDictionary<int, double> baseSeconds, IReadOnlyDictionary<int, double> armSeconds)
    {
        var blocks = armSeconds.Keys.Where(baseSeconds.ContainsKey).Order().ToArray();
        var logs = PairedRatio.LogRatios(
            blocks.Select(block => baseSeconds[block]).ToArray(), blocks.Select(block => armSeconds[block]).ToArray());
        return new SortedDictionary<int, double>(blocks.Zip(logs).ToDictionary());
    }

    /// <param name="logRatios">At least one, in block order.</param>
    public static Estimate FromLogs(double[] logRatios) =>
        Estimate.OfRatio(PairedRatio.FromLogRatios(logRatios, Estimate.Confidence), logRatios.Length);
}
