using System.Globalization;

namespace GilBench.Statistics.Verdicts;

/// <summary>The reason of a verdict in words.</summary>
internal static class ClaimSentence
{
    /// <summary>What a claim is judged by.</summary>
    public static string Subject(ClaimTest test) => test.Relation == ClaimRelation.Efficiency ? "efficiency" : "speed-up";

    /// <summary>Where the judged interval lies; without its full stop.</summary>
    public static string Of(ClaimTest test, Estimate judged, VerdictKind kind)
    {
        var threshold = test.Relation switch
        {
            ClaimRelation.NoSpeedUp => Text($"the limit of {test.UpperThreshold:0.00}×"),
            ClaimRelation.Equivalent => Text($"{test.LowerThreshold:0.000}× to {test.UpperThreshold:0.00}×"),
            ClaimRelation.AtLeast => Text($"the stated {test.Factor:0.00}×"),
            ClaimRelation.Efficiency => Text($"the stated {test.Factor:0.00} of the native ceiling"),
            _ => "1×",
        };
        var position = (test.Relation, kind) switch
        {
            (ClaimRelation.Equivalent, VerdictKind.Holds) => "lies within",
            (ClaimRelation.Equivalent, VerdictKind.Refuted) => "lies wholly outside",
            (_, VerdictKind.Inconclusive) => "does not lie clear of",
            (ClaimRelation.NoSpeedUp, VerdictKind.Holds) or (not ClaimRelation.NoSpeedUp, VerdictKind.Refuted) => "lies below",
            _ => "lies above",
        };
        var unit = test.Relation == ClaimRelation.Efficiency ? "" : "×";
        return Text($"The {Subject(test)} {judged.Value:0.00}{unit} [{judged.Low:0.000}, {judged.High:0.000}] {position} {threshold}");
    }

    /// <summary>For a claim about efficiency, the two gains that it is made of; otherwise empty.</summary>
    public static string Gains(ClaimTest test, Estimate speedUp, ClaimControls controls) =>
        test.Relation == ClaimRelation.Efficiency
            ? $" (the arm gained {Gain(speedUp)}, the native control {Gain(controls.Ceiling!.SpeedUp!)})"
            : "";

    /// <summary>What an A/A control that leaves the margin did to the verdict: the end of the sentence.</summary>
    public static string OfShift(ClaimTest test, ClaimControls controls, VerdictKind plain, VerdictKind moved)
    {
        var (aaControl, shift) = (controls.AaControl!, Math.Exp(controls.LimitShift(test.Margin)) - 1);
        var (distance, and) = (aaControl.Contains(1), controls.BothLaunchesCount) switch
        {
            (true, false) => ("the distance from 1", ""),
            (true, true) => ("half the distance from 1", ""),
            (false, false) => ("the far end", " and excludes 1"),
            (false, true) => ("half the distance from 1 to the far end", " and excludes 1"),
        };
        var control = Text($"A/A control [{aaControl.Low:0.000}, {aaControl.High:0.000}], which leaves ±{test.Margin:P0}{and}");
        return (plain, moved) switch
        {
            (VerdictKind.Inconclusive, _) => $"; nor was the machine quiet: see the {control}.",
            (_, VerdictKind.Inconclusive) =>
                Text($", but no longer once its limit moves against it by {shift:P1}, ") + $"{distance} of the {control}.",
            _ => Text($", even where its limit moves against it by {shift:P1}, ") + $"{distance} of the {control}.",
        };
    }

    /// <summary>Why a gain that was not reached says nothing of the runtime.</summary>
    public static string OfBlame(Estimate speedUp, Estimate ceiling, double least) =>
        Text($"The speed-up {speedUp.Value:0.00}× [{speedUp.Low:0.000}, {speedUp.High:0.000}] lies below {least:0.00}×, ")
        + Text($"but the native control reached {Gain(ceiling)}: it is not shown that the hardware permits {least:0.00}×, ")
        + "so this says nothing of the runtime.";

    /// <summary>Why an efficiency that was not reached says nothing of the runtime; the end of the sentence.</summary>
    public static string OfUnequalCores(double share) =>
        Text($", but the cores ran this code at unequal speeds, and the native control not: equal shares could reach {share:0.00} of its ")
        + "gain at most, so this says nothing of the runtime.";

    private static string Gain(Estimate ratio) => ratio.HasInterval
        ? Text($"{ratio.Value:0.00}× [{ratio.Low:0.00}, {ratio.High:0.00}]")
        : Text($"{ratio.Value:0.00}×");

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
