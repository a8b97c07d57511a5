using System.Text.Json;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Reporting.Exports;

/// <summary>A figure of an arm as tools that follow figures over time take it, in base units.</summary>
/// <param name="Low">Lower end of its interval; null where it has none.</param>
/// <param name="High">Upper end of its interval; null where it has none.</param>
/// <param name="Blocks">How many blocks it comes from; null where it was read once, apart from them.</param>
internal sealed record TrackedFigure(double Value, double? Low, double? High, int? Blocks)
{
    /// <returns>Null where nothing is known; what is not finite is not known.</returns>
    public static TrackedFigure? Of(Estimate? estimate) => Finite(estimate?.Value) is { } value
        ? new TrackedFigure(value, Finite(estimate!.Low), Finite(estimate.High), estimate.Blocks)
        : null;

    /// <returns>Null where nothing is known.</returns>
    public static TrackedFigure? ReadOnce(double? value) => Finite(value) is { } known ? new TrackedFigure(known, null, null, null) : null;

    public TrackedFigure Times(double factor) => this with { Value = Value * factor, Low = Low * factor, High = High * factor };

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;
}

/// <summary>What is followed of an arm, by the words of a name, such as <c>time per unit</c>.</summary>
/// <param name="Words">In lower case with blanks; each format joins them as it writes names.</param>
/// <param name="Unit">Base unit: seconds, bytes or ratio.</param>
/// <param name="Meaning">One sentence.</param>
internal sealed record TrackedMetric(string Words, string Unit, Better Better, string Meaning, Func<ArmAnalysis, TrackedFigure?> Of)
{
    public const string Seconds = "seconds";
    public const string Bytes = "bytes";
    public const string Ratio = "ratio";

    public static TrackedMetric TimePerUnit { get; } = new(
        "time per unit", Seconds, Better.Lower, "Wall time of one unit of work.", arm => TrackedFigure.Of(arm.SecondsPerUnit));

    public static IReadOnlyList<TrackedMetric> All { get; } =
    [
        TimePerUnit,
        new("start up", Seconds, Better.Lower, "Creating the pool until every worker stands ready.",
            arm => TrackedFigure.Of(arm.EstimateOf(Metric.StartUp))),
        new("first use", Seconds, Better.Lower, "Start-up and first slice: what a program pays that does the work once.",
            arm => TrackedFigure.Of(arm.EstimateOf(Metric.FirstUse))),
        new("memory", Bytes, Better.Lower, "Memory of all workers together, shared pages counted once (PSS).",
            arm => TrackedFigure.ReadOnce(arm[Metric.Memory].Median)),
        new("peak memory", Bytes, Better.Lower, "The most that the process of the worker ever held.",
            arm => TrackedFigure.Of(arm.EstimateOf(Metric.PeakMemory))),
        new("speed up", Ratio, Better.Higher, "How many times faster than one worker through the same executor.",
            arm => TrackedFigure.Of(arm.OverOneWorkerBaseline?.Ratio)),
        new("efficiency", Ratio, Better.Higher, "Speed-up as a share of what native code gained on the same cores in the same rounds.",
            arm => TrackedFigure.Of(arm.Efficiency)),
    ];
}

/// <summary>An arm with the figures that were measured of it, in the order of <see cref="TrackedMetric.All"/>.</summary>
internal sealed record TrackedArm(Arm Arm, IReadOnlyList<(TrackedMetric Metric, TrackedFigure Figure)> Figures)
{
    /// <summary>How the JSON of such tools is written.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = new() { WriteIndented = true };

    /// <summary>Every arm that has a figure; what was not measured is left out.</summary>
    /// <exception cref="ReportException">No arm has one.</exception>
    public static IReadOnlyList<TrackedArm> AllOf(Run run)
    {
        IReadOnlyList<TrackedArm> arms =
        [
            .. from arm in RunAnalysis.Of(run).Arms
               let figures = TrackedMetric.All
                   .Select(metric => (Metric: metric, Figure: metric.Of(arm)!))
                   .Where(one => one.Figure is not null)
                   .ToList()
               where figures.Count > 0
               select new TrackedArm(arm.Arm, figures),
        ];
        return arms.Count > 0 ? arms
            : throw new ReportException($"No launch of the run {run.Header.Id} counts, so there is no figure to export; measure again.");
    }

    /// <summary>
    /// Those that were asked for, with their one-worker baselines, and no controls: where a control changes it is the machine, and whoever
    /// is alerted of that looks through the code in vain.
    /// </summary>
    /// <exception cref="ReportException">No arm has a figure.</exception>
    public static IEnumerable<TrackedArm> AskedForIn(Run run) =>
        AllOf(run).Where(arm => !arm.Arm.IsControl);
}
