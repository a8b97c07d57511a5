using System.Globalization;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Verdicts;

/// <summary>Whether the controls beside a claim permit a verdict at all.</summary>
internal static class ControlReview
{
    /// <returns>What stands in the way, weightiest first; null where nothing does.</returns>
    public static Verdict? Obstacle(ClaimTest test, ClaimControls controls)
    {
        if (Disturbance(controls) is { } disturbance)
        {
            return new Verdict(VerdictKind.Inconclusive, disturbance);
        }

        if (controls.Ceiling is { HasNoCoresToGive: true, SpeedUp: { } gain } narrow)
        {
            return new Verdict(
                VerdictKind.CannotJudge,
                Text($"The native control itself gained only {gain.Value:0.00}× [{gain.Low:0.00}, {gain.High:0.00}] ")
                    + Text($"where {narrow.Parallelism}× is ideal: this machine has no cores to give, ")
                    + "so no claim about parallel gain can be judged on it.");
        }

        return (AaObstacle(controls.AaControl) ?? CeilingObstacle(test, controls.Ceiling)) is { } reason
            ? new Verdict(VerdictKind.Inconclusive, reason)
            : null;
    }

    /// <returns>Why the A/A control leaves a figure of its kind open; null where it does not.</returns>
    public static string? WhyNoFigure(Estimate? aaControl, double margin) =>
        aaControl is not { HasInterval: true } || aaControl.LiesWithin(margin) || aaControl.Contains(1)
            ? null
            : Text($"The A/A control, one arm against itself, gave {aaControl.Low:0.000} to {aaControl.High:0.000}, ")
                + Text($"which excludes 1 and leaves ±{margin:P0}: the machine was too noisy.");

    private static string? Disturbance(ClaimControls controls)
    {
        if (controls.InvalidBlockShare > ClaimControls.LargestInvalidBlockShare)
        {
            return Text($"The machine disturbed {controls.InvalidBlockShare:P1} of the rounds, ")
                + Text($"more than {ClaimControls.LargestInvalidBlockShare:P0}; measure again when it is quiet.");
        }

        return controls.Steadiness == Steadiness.NotSteady
            ? "What is compared was not steady: within launches, later slices gave another figure than earlier ones."
            : null;
    }

    private static string? AaObstacle(Estimate? control)
    {
        if (control is not { } aaControl)
        {
            return "No A/A control was measured beside it, so its noise is not known.";
        }

        return aaControl.HasInterval ? null : NotFinite("A/A control, one arm against itself,", "its noise", aaControl);
    }

    private static string? CeilingObstacle(ClaimTest test, NativeCeiling? ceiling)
    {
        var needed = ceiling is not null || test.Relation == ClaimRelation.Efficiency;
        if (needed && ceiling?.SpeedUp is null)
        {
            return "No native control was measured beside it, so what the hardware permits is not known.";
        }

        if (ceiling is { SpeedUp: { HasInterval: false } unbounded })
        {
            return NotFinite("native control", "what the hardware permits", unbounded);
        }

        return test.Relation == ClaimRelation.Efficiency && ceiling!.Efficiency is null
            ? "No block has both the speed-up and the native control, so the efficiency is not known."
            : null;
    }

    private static string NotFinite(string control, string unknown, Estimate ratio) =>
        $"The {control} has no finite interval, so {unknown} is not known. {string.Join(' ', ratio.Remarks())}".TrimEnd();

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
