using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Regression;

/// <summary>One metric of base, base again and head of an arm, or of several together, from the blocks that have them.</summary>
internal sealed class ComparedSides
{
    private readonly GatedMetric _gated;

    private readonly SortedDictionary<int, double> _slowDowns;
    private readonly SortedDictionary<int, double> _aa;

    private ComparedSides(
        string name, GatedMetric gated, SortedDictionary<int, double> slowDowns, SortedDictionary<int, double> aa, NoiseFloor floor)
    {
        (_gated, Name, _slowDowns, _aa) = (gated, name, slowDowns, aa);
        (LogSlowDowns, LogAa) = ([.. slowDowns.Values], [.. aa.Values]);
        Ratio = EstimateOf(LogSlowDowns);
        AaControl = EstimateOf(LogAa);
        Margin = floor.MarginBeside(AaControl, gated.LeastMargin);
    }

    public string Name { get; }

    /// <summary>ln(head ÷ base) of each block, in block order; empty where one side was not measured.</summary>
    public double[] LogSlowDowns { get; }

    /// <summary>ln(base again ÷ base) of each block.</summary>
    public double[] LogAa { get; }

    /// <summary>Head ÷ base; null where one side was not measured.</summary>
    public Estimate? Ratio { get; }

    /// <summary>Base again ÷ base.</summary>
    public Estimate? AaControl { get; }

    /// <summary>δ, as a share.</summary>
    public double Margin { get; }

    /// <summary>What a gate is expected to find: 5 % or, of a metric that lets more pass, twice its margin.</summary>
    public double Sought => Math.Max(ComparisonJudge.SoughtEffect, 2 * _gated.LeastMargin);

    /// <summary>Why one side has no figure, where it has none; a phrase.</summary>
    public string? WhyNotMeasured { get; private init; }

    public GateArm ForGate => new(Name, LogSlowDowns, Margin);

    public static ComparedSides Of(ComparedArm arm, GatedMetric gated, RunAnalysis analysis, Func<string, NoiseFloor> floorOf)
    {
        var (over, again, head) = (analysis.Find(arm.Base), analysis.Find(arm.BaseAgain), analysis.Find(arm.Head));

        // Floors are kept of times alone.
        var floor = gated == GatedMetric.Time ? floorOf(arm.NoiseKind) : NoiseFloor.From([]);
        return new ComparedSides(arm.Name, gated, Logs(over, head, gated), Logs(over, again, gated), floor)
        {
            WhyNotMeasured = WhyNot("base", over) ?? WhyNot("head", head),
        };
    }

    /// <summary>
    /// Several arms together: in each block the median over the arms, of head ÷ base and of the base against itself. What changed in most
    /// of them stands out, and the noise of a single one does not: seen on a noisy machine, ten arms of which each could tell 12 to 40 %
    /// told 5 % together.
    /// </summary>
    /// <param name="name">What they are called together.</param>
    /// <param name="arms">Of one metric.</param>
    public static ComparedSides Together(string name, GatedMetric gated, IReadOnlyList<ComparedSides> arms) => new(
        name, gated, Medians([.. arms.Select(arm => arm._slowDowns)]), Medians([.. arms.Select(arm => arm._aa)]), NoiseFloor.From([]))
    {
        WhyNotMeasured = "arms have no block in common",
    };

    /// <returns>Of the blocks that more than half of the arms have.</returns>
    private static SortedDictionary<int, double> Medians(IReadOnlyList<SortedDictionary<int, double>> arms)
    {
        var blocks = arms.SelectMany(arm => arm).ToLookup(block => block.Key, block => block.Value);
        return new SortedDictionary<int, double>(blocks.Where(block => 2 * block.Count() > arms.Count)
            .ToDictionary(block => block.Key, block => LaunchValue.Median([.. block])));
    }

    private static SortedDictionary<int, double> Logs(ArmAnalysis? over, ArmAnalysis? other, GatedMetric gated) =>
        over is null || other is null
            ? []
            : new SortedDictionary<int, double>(
                BlockPairs.LogRatios(over[gated.Metric], other[gated.Metric]).ToDictionary(block => block.Key, block => -block.Value));

    private static Estimate? EstimateOf(double[] logs) => logs.Length == 0 ? null : PairedRatio.FromLogRatios(logs);

    private static string? WhyNot(string side, ArmAnalysis? arm) => arm is { BlockSeconds.Count: > 0 } ? null
        : arm?.Failures is [{ } failure, ..]
            ? $"{side} {OutcomeWords.Of(failure.Outcome)}{(failure.FirstDetail is { } detail ? $": {detail.TrimEnd('.')}" : "")}"
            : $"{side} was not measured";
}
