using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Intervals;

namespace GilBench.Regression;

/// <summary>One metric of base, base again and head of an arm, from the blocks that have them.</summary>
internal sealed class ComparedSides
{
    private readonly GatedMetric _gated;

    private ComparedSides(ComparedArm arm, GatedMetric gated, double[] logSlowDowns, double[] logAa, NoiseFloor floor)
    {
        (_gated, Name, LogSlowDowns, LogAa) = (gated, arm.Name, logSlowDowns, logAa);
        Ratio = EstimateOf(logSlowDowns);
        AaControl = EstimateOf(logAa);
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
        return new ComparedSides(arm, gated, Logs(over, head, gated), Logs(over, again, gated), floor)
        {
            WhyNotMeasured = WhyNot("base", over) ?? WhyNot("head", head),
        };
    }

    private static double[] Logs(ArmAnalysis? over, ArmAnalysis? other, GatedMetric gated) => over is null || other is null
        ? []
        : [.. BlockPairs.LogRatios(over, other, gated.Metric).Values.Select(log => -log)];

    private static Estimate? EstimateOf(double[] logs) => logs.Length == 0 ? null : PairedRatio.FromLogRatios(logs);

    private static string? WhyNot(string side, ArmAnalysis? arm) => arm is { BlockSeconds.Count: > 0 } ? null
        : arm?.Failures is [{ } failure, ..]
            ? $"{side} {OutcomeWords.Of(failure.Outcome)}{(failure.FirstDetail is { } detail ? $": {detail.TrimEnd('.')}" : "")}"
            : $"{side} was not measured";
}
