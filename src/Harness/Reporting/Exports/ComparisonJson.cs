using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Statistics;

namespace GilBench.Reporting.Exports;

/// <summary>A comparison for programs. Ratios are head ÷ base; shares are fractions; unknown is null.</summary>
internal static class ComparisonJson
{
    public static string Of(ComparisonReport report) => FigureJson.Of(
        new
        {
            Schema = 1,
            Run = report.Run.Header.Id,
            Machine = report.Run.Header.Machine.Fingerprint,
            report.What.Kind,
            report.What.Base,
            report.What.Head,
            report.Result.Outcome,
            report.Result.Reason,
            MeasuredAgain = report.Again?.Header.Id,
            Together = report.Result.Together.Select(Arm),
            Arms = report.Result.Arms.Select(Arm),
            Notes = report.What.Notes.Concat(report.Remarks),
            NoiseFloors = report.NoiseFloors.OrderBy(known => known.Key, StringComparer.Ordinal)
                .Select(known => new KeptFloor(known.Key, known.Value.Sessions, known.Value.Floor, known.Value.Margin)),
        });

    private static object Arm(ArmComparison arm) => new
    {
        arm.Arm,
        Metric = arm.Metric.Name,
        arm.Answer,
        Ratio = Interval(arm.Ratio),
        RatioAgain = Interval(arm.RatioAgain),
        BaseAgainstItself = Interval(arm.AaControl),
        arm.Margin,
        arm.DetectableEffect,
        arm.Reason,
    };

    private static object? Interval(Estimate? ratio) =>
        ratio is null ? null : new { Estimate = ratio.Value, ratio.Low, ratio.High, ratio.Blocks };
}
