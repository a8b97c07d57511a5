using GilBench.Statistics.Intervals;

namespace GilBench.Statistics.Verdicts;

/// <summary>Whether a claim holds, from the interval of its speed-up and the controls beside it (docs/measurement.md, 5).</summary>
internal static class ClaimVerdict
{
    /// <summary>How the reason begins where the speed-up itself, and no control, gives no answer.</summary>
    public const string NoInterval = "The speed-up has no finite interval.";

    /// <param name="test">Of any relation but <see cref="ClaimRelation.Exact"/>.</param>
    /// <param name="speedUp">
    /// The arm's; a claim about efficiency is judged by <see cref="NativeCeiling.Efficiency"/> and prints this.
    /// </param>
    /// <param name="controls">Measured in the same rounds.</param>
    public static Verdict Judge(ClaimTest test, Estimate speedUp, ClaimControls controls)
    {
        if (ControlReview.Obstacle(test, controls) is { } obstacle)
        {
            return obstacle;
        }

        var judged = test.Relation == ClaimRelation.Efficiency ? controls.Ceiling!.Efficiency! : speedUp;
        if (!judged.HasInterval)
        {
            return Inconclusive(
                $"The {ClaimSentence.Subject(test)} has no finite interval. {string.Join(' ', judged.Remarks())}".TrimEnd());
        }

        var plain = Compare(test, judged);
        if (plain == VerdictKind.Refuted && WhyTheHardwareMayBeToBlame(test, judged, controls.Ceiling) is { } blame)
        {
            return Inconclusive(blame);
        }

        if (plain == VerdictKind.Refuted && test.Relation == ClaimRelation.Efficiency
            && judged.High >= test.Factor * controls.Ceiling!.OfSlowestCore)
        {
            return Inconclusive(
                ClaimSentence.Of(test, judged, plain) + ClaimSentence.Gains(test, speedUp, controls)
                + ClaimSentence.OfUnequalCores(controls.Ceiling.OfSlowestCore));
        }

        var shift = controls.LimitShift(test.Margin);
        var kind = shift > 0 ? Compare(test, judged.WidenedBy(shift)) : plain;
        var sentence = ClaimSentence.Of(test, judged, plain) + ClaimSentence.Gains(test, speedUp, controls);
        return new Verdict(kind, shift == 0 ? $"{sentence}." : sentence + ClaimSentence.OfShift(test, controls, plain, kind));
    }

    /// <summary>
    /// Why a speed-up is no answer, whatever is asked of it; null where it is one. A figure without a limit has none that could move: it
    /// needs an A/A control that agrees with itself.
    /// </summary>
    public static string? WhyNotJudged(double margin, Estimate speedUp, ClaimControls controls) =>
        ControlReview.Obstacle(new ClaimTest(ClaimRelation.NoSpeedUp, margin), controls)?.Reason
        ?? ControlReview.WhyNoFigure(controls.AaControl, margin)
        ?? (speedUp.HasInterval ? null : $"{NoInterval} {string.Join(' ', speedUp.Remarks())}".TrimEnd());

    /// <summary>Every result must be the expected one: a single other one refutes.</summary>
    /// <param name="expected">The text of the result.</param>
    /// <param name="observed">The text of every result returned.</param>
    public static Verdict JudgeExact(string expected, IReadOnlyList<string> observed)
    {
        if (observed.Count == 0)
        {
            return Inconclusive("No result was returned; see the failures of this arm.");
        }

        var others = observed.Where(result => result != expected).ToArray();
        return others.Length == 0
            ? new Verdict(VerdictKind.Holds, $"All {observed.Count} results were {expected}.")
            : new Verdict(
                VerdictKind.Refuted, $"{others.Length} of {observed.Count} results were not {expected}, the first of them {others[0]}.");
    }

    private static Verdict Inconclusive(string reason) => new(VerdictKind.Inconclusive, reason);

    private static VerdictKind Compare(ClaimTest test, Estimate judged) => test.Relation switch
    {
        ClaimRelation.NoSpeedUp when judged.High < test.Factor * (1 + test.Margin) => VerdictKind.Holds,
        ClaimRelation.NoSpeedUp when judged.Low > test.UpperThreshold => VerdictKind.Refuted,
        ClaimRelation.Equivalent when judged.Low > test.LowerThreshold && judged.High < test.UpperThreshold => VerdictKind.Holds,
        ClaimRelation.Equivalent when judged.Low > test.UpperThreshold || judged.High < test.LowerThreshold => VerdictKind.Refuted,
        ClaimRelation.AtLeast or ClaimRelation.Efficiency when judged.Low >= test.Factor => VerdictKind.Holds,
        ClaimRelation.AtLeast or ClaimRelation.Efficiency when judged.High < test.Factor => VerdictKind.Refuted,
        ClaimRelation.Ordering when judged.Low > 1 => VerdictKind.Holds,
        ClaimRelation.Ordering when judged.High < 1 => VerdictKind.Refuted,
        ClaimRelation.Exact => throw new ArgumentException("An exact claim is about results; judge it by its results.", nameof(test)),
        _ => VerdictKind.Inconclusive,
    };

    /// <summary>
    /// A gain that the hardware is not shown to permit either cannot be missed by the runtime alone. "k×, give or take the margin" states a
    /// gain as "at least k×" does; an efficiency has the hardware taken out already.
    /// </summary>
    private static string? WhyTheHardwareMayBeToBlame(ClaimTest test, Estimate speedUp, NativeCeiling? ceiling) =>
        test.Relation is ClaimRelation.AtLeast or ClaimRelation.Equivalent
            && test.LowerThreshold is { } least && speedUp.High < least
            && ceiling is { SpeedUp: { } reached } && !ceiling.IsShownToReach(least)
            ? ClaimSentence.OfBlame(speedUp, reached, least)
            : null;
}
