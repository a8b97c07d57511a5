using System.Globalization;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Verdicts;

/// <summary>Whether a claim holds, from the interval of its speed-up and the controls beside it.</summary>
internal static class ClaimVerdict
{
    /// <summary>How the reason begins where the speed-up itself, and no control, gives no answer.</summary>
    public const string NoInterval = "The speed-up has no finite interval.";

    public static Verdict Judge(ClaimTest test, RatioInterval speedUp, ClaimControls controls)
    {
        if (WhyNotJudged(test.Margin, speedUp, controls) is { } obstacle)
        {
            return new Verdict(VerdictKind.Inconclusive, obstacle);
        }

        var kind = Compare(test, speedUp);
        return new Verdict(kind, Sentence(test, speedUp, kind));
    }

    /// <summary>Why a speed-up is no answer, whatever is asked of it; null where it is one.</summary>
    public static string? WhyNotJudged(double margin, RatioInterval speedUp, ClaimControls controls) =>
        WhyNotJudged(margin, controls)
        ?? (speedUp.IsFinite ? null : $"{NoInterval} {string.Join(' ', speedUp.Remarks())}".TrimEnd());

    /// <summary>Every result must be the expected one: a single other one refutes.</summary>
    /// <param name="expected">The text of the result.</param>
    /// <param name="observed">The text of every result returned.</param>
    public static Verdict JudgeExact(string expected, IReadOnlyList<string> observed)
    {
        if (observed.Count == 0)
        {
            return new Verdict(VerdictKind.Inconclusive, "No result was returned; see the failures of this arm.");
        }

        var others = observed.Where(result => result != expected).ToArray();
        return others.Length == 0
            ? new Verdict(VerdictKind.Holds, $"All {observed.Count} results were {expected}.")
            : new Verdict(VerdictKind.Refuted, $"{others.Length} of {observed.Count} results were not {expected}, the first of them {others[0]}.");
    }

    private static VerdictKind Compare(ClaimTest test, RatioInterval speedUp) => test.Form switch
    {
        ClaimForm.NoSpeedUp when speedUp.High < test.Factor * (1 + test.Margin) => VerdictKind.Holds,
        ClaimForm.NoSpeedUp when speedUp.Low > test.UpperThreshold => VerdictKind.Refuted,
        ClaimForm.Equivalent when speedUp.Low > test.LowerThreshold && speedUp.High < test.UpperThreshold => VerdictKind.Holds,
        ClaimForm.Equivalent when speedUp.Low > test.UpperThreshold || speedUp.High < test.LowerThreshold => VerdictKind.Refuted,
        ClaimForm.AtLeast when speedUp.Low >= test.Factor => VerdictKind.Holds,
        ClaimForm.AtLeast when speedUp.High < test.Factor => VerdictKind.Refuted,
        ClaimForm.Ordering when speedUp.Low > 1 => VerdictKind.Holds,
        ClaimForm.Ordering when speedUp.High < 1 => VerdictKind.Refuted,
        ClaimForm.Exact => throw new ArgumentException("An exact claim is about results; judge it by its results.", nameof(test)),
        _ => VerdictKind.Inconclusive,
    };

    private static string? WhyNotJudged(double margin, ClaimControls controls)
    {
        if (controls.InvalidBlockShare > ClaimControls.LargestInvalidBlockShare)
        {
            return Text($"The machine disturbed {controls.InvalidBlockShare:P0} of the blocks, ")
                + Text($"more than {ClaimControls.LargestInvalidBlockShare:P0}; measure again when it is quiet.");
        }

        if (controls.Steadiness == Steadiness.NotSteady)
        {
            return "An arm was not steady: within launches, its later iterations took another time than its earlier ones.";
        }

        if (controls.SameArm is not { } sameArm)
        {
            return "No A/A control was measured beside it, so its noise is not known.";
        }

        if (!sameArm.IsFinite)
        {
            return $"The A/A control, one arm against itself, has no finite interval, so its noise is not known. {string.Join(' ', sameArm.Remarks())}".TrimEnd();
        }

        if (!sameArm.LiesWithin(margin))
        {
            return Text($"The A/A control, one arm against itself, gave {sameArm.Low:0.000} to {sameArm.High:0.000} ")
                + Text($"and leaves ±{margin:P0}: the machine was too noisy.");
        }

        return controls.Ceiling is { IsReached: false } ceiling ? WhyNoGainCouldShow(ceiling) : null;
    }

    private static string WhyNoGainCouldShow(NativeCeiling ceiling) => ceiling.SpeedUp is { } speedUp
        ? Text($"The native control reached {speedUp.Estimate:0.00}× [{speedUp.Low:0.00}, {speedUp.High:0.00}] ")
            + Text($"where {ceiling.Parallelism}× is ideal: it is not shown that the hardware permits the gain in question.")
        : "No native control was measured beside it, so what the hardware permits is not known.";

    private static string Sentence(ClaimTest test, RatioInterval speedUp, VerdictKind kind)
    {
        var threshold = test.Form switch
        {
            ClaimForm.NoSpeedUp => Text($"the limit of {test.UpperThreshold:0.00}×"),
            ClaimForm.Equivalent => Text($"{test.LowerThreshold:0.000}× to {test.UpperThreshold:0.00}×"),
            ClaimForm.AtLeast => Text($"the stated {test.Factor:0.00}×"),
            _ => "1×",
        };
        var position = (test.Form, kind) switch
        {
            (ClaimForm.Equivalent, VerdictKind.Holds) => "lies within",
            (ClaimForm.Equivalent, VerdictKind.Refuted) => "lies wholly outside",
            (_, VerdictKind.Inconclusive) => "does not lie clear of",
            (ClaimForm.NoSpeedUp, VerdictKind.Holds) or (not ClaimForm.NoSpeedUp, VerdictKind.Refuted) => "lies below",
            _ => "lies above",
        };
        return Text($"The speed-up {speedUp.Estimate:0.00}× [{speedUp.Low:0.000}, {speedUp.High:0.000}] {position} {threshold}.");
    }

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
