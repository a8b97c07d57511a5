using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Results;
using GilBench.Statistics;

namespace GilBench.Reporting.Exports;

/// <summary>A comparison for programs. Ratios are head ÷ base; shares are fractions; unknown is null.</summary>
internal static class ComparisonJson
{
    // Anonymous types have no setters, and what has none is left out of run documents.
    private static readonly JsonSerializerOptions s_options =
        new(RunJson.Options) { WriteIndented = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static string Of(ComparisonReport report) => JsonSerializer.Serialize(
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
            Arms = report.Result.Arms.Select(Arm),
            Notes = report.What.Notes.Concat(report.Remarks),
        },
        s_options) + "\n";

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
