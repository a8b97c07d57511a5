using GilBench.Statistics.Verdicts;

namespace GilBench.Statistics.Acceptance;

/// <summary>
/// Whether verdicts are wrong as rarely, and given as often, as the design states; the A/A and the native control are simulated beside the
/// arm.
/// </summary>
internal static class VerdictAcceptance
{
    private const int Repeats = 4_000;
    private const int Blocks = 12;
    private const double MostWrong = 0.032;

    /// <summary>What two cores give native code, where a row says nothing else.</summary>
    private const double Ceiling = 1.9;

    private static readonly ClaimTest NoSpeedUp = new(ClaimRelation.NoSpeedUp);
    private static readonly ClaimTest Efficient = new(ClaimRelation.Efficiency, Factor: 0.75);
    private static readonly SimulatedNoise Clean = new(0.02);
    private static readonly SimulatedNoise Dirty = new(0.02, 0.10);

    public static IReadOnlyList<AcceptanceRow> AtTheMargin()
    {
        var (clean, dirty) = (Sessions(Clean, Clean), Sessions(Dirty, Dirty));
        return
        [
            Wrong("\"no speed-up\" wrongly refuted at S = 1.099", clean, NoSpeedUp, 1.099, VerdictKind.Refuted),
            Wrong("\"no speed-up\" wrongly held at S = 1.101", clean, NoSpeedUp, 1.101, VerdictKind.Holds),
            Wrong("wrongly refuted at S = 1.099, contaminated", dirty, NoSpeedUp, 1.099, VerdictKind.Refuted),
            Wrong("wrongly held at S = 1.101, contaminated", dirty, NoSpeedUp, 1.101, VerdictKind.Holds),
            Wrong("\"equivalent\" wrongly held at S = 1.101", clean, new(ClaimRelation.Equivalent), 1.101, VerdictKind.Holds),
            Wrong("\"at least 1.5×\" wrongly held at S = 1.499", clean, AtLeast(1.5), 1.499, VerdictKind.Holds),
            Wrong("\"at least 0.75 of the ceiling\" wrongly held at 0.749", clean, Efficient, 0.749 * Ceiling, VerdictKind.Holds),
            Wrong("\"at least 0.75 of the ceiling\" wrongly refuted at 0.751", clean, Efficient, 0.751 * Ceiling, VerdictKind.Refuted),
            AcceptanceRow.AtMost("\"at least 1.05×\" held for an arm against itself", Share(dirty, AtLeast(1.05), 1, VerdictKind.Holds), 0),
        ];
    }

    public static IReadOnlyList<AcceptanceRow> Contaminated()
    {
        var dirty = Sessions(Dirty, Dirty);
        return
        [
            AcceptanceRow.Between(
                "\"no speed-up\" holds at S = 1.0, contaminated",
                Share(dirty, NoSpeedUp, 1.0, VerdictKind.Holds),
                0.88,
                0.94),
            AcceptanceRow.Between(
                "\"no speed-up\" refuted at S = 1.2, contaminated",
                Share(dirty, NoSpeedUp, 1.2, VerdictKind.Refuted),
                0.86,
                0.92),

            // The rest are A/A controls that exclude 1 and leave the margin.
            AcceptanceRow.AtLeast(
                "\"no speed-up\" refuted at S = 1.9, contaminated",
                Share(dirty, NoSpeedUp, 1.9, VerdictKind.Refuted),
                0.985),
            AcceptanceRow.AtMost("\"no speed-up\" held at S = 1.9, contaminated", Share(dirty, NoSpeedUp, 1.9, VerdictKind.Holds), 0),
        ];
    }

    /// <summary>Launches on both cores are slowed four times as often as those on one.</summary>
    public static IReadOnlyList<AcceptanceRow> UnevenOutliers()
    {
        var uneven = Sessions(new(0.02, 0.025), new(0.02, 0.10));
        return
        [
            Wrong("\"no speed-up\" wrongly refuted at S = 1.099, outliers on two cores", uneven, NoSpeedUp, 1.099, VerdictKind.Refuted),
            Wrong("\"no speed-up\" wrongly held at S = 1.101, outliers on two cores", uneven, NoSpeedUp, 1.101, VerdictKind.Holds),
            Wrong(
                "0.75 of the ceiling wrongly held at 0.749, outliers on two cores", uneven, Efficient, 0.749 * Ceiling, VerdictKind.Holds),
            Wrong(
                "0.75 of the ceiling wrongly refuted at 0.751, outliers on two cores", uneven, Efficient, 0.751 * Ceiling,
                VerdictKind.Refuted),
            AcceptanceRow.AtLeast("coverage of the speed-up, outliers on two cores", Coverage(uneven, session => session.SpeedUp), 0.93),
            AcceptanceRow.AtLeast(
                "coverage of the efficiency, outliers on two cores",
                Coverage(uneven, session => session.Efficiency),
                0.93),
        ];
    }

    /// <summary>A machine on which the A/A control leaves the margin more often than not, and contains 1 nearly always.</summary>
    public static IReadOnlyList<AcceptanceRow> AaControl()
    {
        var noisy = Sessions(new(0.05, 0.025), new(0.05, 0.10), blocks: 16);
        bool Answers(SimulatedSession session) => session.Judge(NoSpeedUp, 1, Ceiling).Kind != VerdictKind.Inconclusive;
        bool StaysWithin(SimulatedSession session) => SimulatedSession.Interval(session.AaControl).LiesWithin(NoSpeedUp.Margin);
        return
        [
            Wrong("\"no speed-up\" wrongly refuted at S = 1.099, A/A often leaves ±10 %", noisy, NoSpeedUp, 1.099, VerdictKind.Refuted),
            Wrong("\"no speed-up\" wrongly held at S = 1.101, A/A often leaves ±10 %", noisy, NoSpeedUp, 1.101, VerdictKind.Holds),
            AcceptanceRow.AtLeast("the claim is answered at S = 1.0", noisy.Count(Answers) / (double)Repeats, 0.87),
            AcceptanceRow.AtMost(
                "the same, had every A/A control that leaves ±10 % left it open",
                noisy.Count(session => StaysWithin(session) && Answers(session)) / (double)Repeats,
                0.70),
        ];
    }

    public static IReadOnlyList<AcceptanceRow> PositiveControl()
    {
        var clean = Sessions(Clean, Clean);
        ClaimTest[] tests = [NoSpeedUp, AtLeast(1.5), Efficient];
        return
        [
            // Hardware that gives two workers 1.05× cannot show that Python's lock is to blame.
            .. tests.Select(test => AcceptanceRow.AtLeast(
                $"cannot be judged where the native control reaches 1.05× at two workers ({test.Relation})",
                Share(clean, test, 1.05, VerdictKind.CannotJudge, 1.05),
                1)),
            AcceptanceRow.AtMost(
                "\"at least 1.5×\" refuted at 1.4× where the native control reaches 1.4×",
                Share(clean, AtLeast(1.5), 1.4, VerdictKind.Refuted, 1.4),
                0),
            AcceptanceRow.AtLeast("\"at least 0.75 of the ceiling\" holds there", Share(clean, Efficient, 1.4, VerdictKind.Holds, 1.4), 1),
            AcceptanceRow.AtLeast(
                "\"at least 1.5×\" refuted at 1.4× where the native control reaches 1.9×",
                Share(clean, AtLeast(1.5), 1.4, VerdictKind.Refuted),
                0.98),
        ];
    }

    private static ClaimTest AtLeast(double factor) => new(ClaimRelation.AtLeast, Factor: factor);

    private static SimulatedSession[] Sessions(SimulatedNoise oneCore, SimulatedNoise bothCores, int blocks = Blocks) =>
        Repetitions.Collect(Repeats, 301, generator => SimulatedSession.OfLaunches(generator, blocks, oneCore, bothCores));

    private static AcceptanceRow Wrong(string test, SimulatedSession[] sessions, ClaimTest claim, double speedUp, VerdictKind kind) =>
        AcceptanceRow.AtMost(test, Share(sessions, claim, speedUp, kind), MostWrong);

    private static double Share(SimulatedSession[] sessions, ClaimTest claim, double speedUp, VerdictKind kind, double ceiling = Ceiling) =>
        sessions.AsParallel().Count(session => session.Judge(claim, speedUp, ceiling).Kind == kind) / (double)sessions.Length;

    private static double Coverage(SimulatedSession[] sessions, Func<SimulatedSession, double[]> logRatios) =>
        sessions.AsParallel().Count(session => SimulatedSession.Interval(logRatios(session)).Contains(1)) / (double)sessions.Length;
}
