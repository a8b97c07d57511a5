using System.Globalization;
using GilBench.Analysis;
using GilBench.Statistics;

namespace GilBench.Regression;

/// <summary>The sentence beside a comparison's answer.</summary>
internal static class ComparisonReason
{
    /// <param name="whyNotMeasured">A phrase; null where both sides were measured.</param>
    public static string Of(ArmComparison arm, string? whyNotMeasured) => arm.Answer switch
    {
        ComparisonAnswer.Slower => arm.RatioAgain is { } again
            ? $"{Change(arm.Ratio, arm.Metric)}, and again in a second measuring: {Change(again, arm.Metric)}; {Passes(arm)}."
            : $"{Change(arm.Ratio, arm.Metric)}; {Passes(arm)}.",
        ComparisonAnswer.NotConfirmed =>
            $"{Change(arm.Ratio, arm.Metric)} at first, but not in a second measuring ({Change(arm.RatioAgain, arm.Metric)}): "
                + (IsContradicted(arm) ? "noise." : "it may be so, and could not be confirmed."),
        ComparisonAnswer.Faster => $"{Change(arm.Ratio, arm.Metric)}; {Passes(arm)}.",
        ComparisonAnswer.NoDifference => $"{Change(arm.Ratio, arm.Metric)}; no difference of {Percent(arm.Margin)} or more.",
        ComparisonAnswer.TooNoisy => arm.DetectableEffect is { } effect
            ? $"{Change(arm.Ratio, arm.Metric)}; a change of {Percent(effect)} would have been found four times in five, less is open."
            : $"{Change(arm.Ratio, arm.Metric)}; too few blocks for an answer about so many arms: a larger --budget brings more.",
        _ => $"The {whyNotMeasured ?? "comparison has too few blocks"}.",
    };

    /// <summary>Whether the second measuring rules out what the first had found.</summary>
    public static bool IsContradicted(ArmComparison arm) =>
        arm is { Ratio: { } first, RatioAgain: { High: { } high } } && high < first.Value;

    /// <summary>Such as <c>10.2 % slower [8.1, 12.4]</c>: what the head needs more, or less, than the base.</summary>
    public static string Change(Estimate? ratio, Metric metric)
    {
        if (ratio is null)
        {
            return "not measured";
        }

        var (more, less) = metric == Metric.PeakMemory ? ("more", "less") : ("slower", "faster");
        var change = 100 * (ratio.Value - 1);
        var word = change >= 0 ? more : less;
        var interval = ratio is { Low: { } low, High: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $" [{100 * (low - 1):+0.0;−0.0;0.0}, {100 * (high - 1):+0.0;−0.0;0.0}]")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(change):0.0} % {word}{interval}");
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Passes(ArmComparison arm) => $"changes up to {Percent(arm.Margin)} pass";
}
