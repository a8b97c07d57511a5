using GilBench.Analysis;
using GilBench.Statistics.Gates;

namespace GilBench.Regression;

/// <summary>A metric that base and head are compared by.</summary>
/// <param name="LeastMargin">δ at least: smaller changes pass, however certain they are.</param>
internal sealed record GatedMetric(Metric Metric, double LeastMargin)
{
    /// <summary>
    /// Start-up is one event a launch, not a median of rounds, and a larger part of it is the kernel's; what the interpreter itself holds
    /// is most of a small program's memory, and malloc rounds it.
    /// </summary>
    public static IReadOnlyList<GatedMetric> All { get; } =
    [
        new(Metric.TimePerUnit, NoiseFloor.LeastMargin),
        new(Metric.StartUp, 0.10),
        new(Metric.PeakMemory, 0.05),
    ];

    /// <summary>The one that decides how long is measured.</summary>
    public static GatedMetric Time => All[0];
}
