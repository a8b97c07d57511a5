using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether verdicts are wrong as rarely, and given as often, as the design states.</summary>
internal static class VerdictAcceptance
{
    private const int Repeats = 4_000;
    private const int Blocks = 12;

    private static readonly ClaimTest NoSpeedUp = new(ClaimForm.NoSpeedUp);
    private static readonly SimulatedNoise Clean = new(0.02);
    private static readonly SimulatedNoise Dirty = new(0.02, 0.10);
    private static readonly ClaimControls GoodControls = new(new RatioInterval(1, 0.99, 1.01, Blocks, 0.95), null, Steadiness.Steady, 0);

    public static IReadOnlyList<AcceptanceRow> AtTheMargin() =>
    [
        AcceptanceRow.AtMost("\"no speed-up\" wrongly refuted at S = 1.099", Share(NoSpeedUp, 1.099, Clean, VerdictKind.Refuted), 0.032),
        AcceptanceRow.AtMost("\"no speed-up\" wrongly held at S = 1.101", Share(NoSpeedUp, 1.101, Clean, VerdictKind.Holds), 0.032),
        AcceptanceRow.AtMost("wrongly refuted at S = 1.099, contaminated", Share(NoSpeedUp, 1.099, Dirty, VerdictKind.Refuted), 0.032),
        AcceptanceRow.AtMost("wrongly held at S = 1.101, contaminated", Share(NoSpeedUp, 1.101, Dirty, VerdictKind.Holds), 0.032),
        AcceptanceRow.AtMost("\"equivalent\" wrongly held at S = 1.101", Share(new(ClaimForm.Equivalent), 1.101, Clean, VerdictKind.Holds), 0.032),
        AcceptanceRow.AtMost("\"at least 1.5×\" wrongly held at S = 1.499", Share(AtLeast(1.5), 1.499, Clean, VerdictKind.Holds), 0.032),
        AcceptanceRow.AtMost("\"at least 1.05×\" held for an arm against itself", Share(AtLeast(1.05), 1, Dirty, VerdictKind.Holds), 0),
    ];

    public static IReadOnlyList<AcceptanceRow> Contaminated() =>
    [
        AcceptanceRow.Between("\"no speed-up\" holds at S = 1.0, contaminated", Share(NoSpeedUp, 1.0, Dirty, VerdictKind.Holds), 0.88, 0.94),
        AcceptanceRow.Between("\"no speed-up\" refuted at S = 1.2, contaminated", Share(NoSpeedUp, 1.2, Dirty, VerdictKind.Refuted), 0.86, 0.92),
        AcceptanceRow.AtLeast("\"no speed-up\" refuted at S = 1.9, contaminated", Share(NoSpeedUp, 1.9, Dirty, VerdictKind.Refuted), 1),
    ];

    /// <summary>Hardware that gives two workers 1.05× cannot show that Python's lock is to blame.</summary>
    public static IReadOnlyList<AcceptanceRow> PositiveControl()
    {
        ClaimTest[] tests = [NoSpeedUp, AtLeast(1.5)];
        return [.. tests.Select(test =>
        {
            var share = Repetitions.Share(Repeats, 303, generator =>
            {
                var ceiling = new NativeCeiling(2, Ratio(generator, 1.05, Clean));
                var verdict = ClaimVerdict.Judge(test, Ratio(generator, 1.05, Clean), GoodControls with { Ceiling = ceiling });
                return verdict.Kind == VerdictKind.CannotJudge;
            });
            return AcceptanceRow.AtLeast($"cannot be judged where the native control reaches 1.05× at two workers ({test.Form})", share, 1);
        })];
    }

    private static ClaimTest AtLeast(double factor) => new(ClaimForm.AtLeast, Factor: factor);

    private static double Share(ClaimTest test, double truth, SimulatedNoise noise, VerdictKind kind) =>
        Repetitions.Share(Repeats, 301, generator => ClaimVerdict.Judge(test, Ratio(generator, truth, noise), GoodControls).Kind == kind);

    private static RatioInterval Ratio(SplitMix64 generator, double truth, SimulatedNoise noise) =>
        PairedRatio.Of(noise.Launches(generator, Blocks, truth), noise.Launches(generator, Blocks));
}
