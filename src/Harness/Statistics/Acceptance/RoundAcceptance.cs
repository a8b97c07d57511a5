using GilBench.Statistics.Sampling;
using GilBench.Statistics.SignedRank;
using GilBench.Statistics.Verdicts;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether rounds keep out what lasts longer than a slice, on cores that something else slows down for a while.</summary>
internal static class RoundAcceptance
{
    private const int Repeats = 2_000;
    private const int Blocks = 12;

    /// <summary>What two undisturbed cores give: the split work of arm and native control takes half as long.</summary>
    private const double Ceiling = 2;

    /// <summary>A neighbour on the sibling hyperthread of either core.</summary>
    private static readonly SlowEpisodes s_neighbour = new(0.1, 1, Share: 0.3, Speed: 0.55);

    private static readonly SlowEpisodes s_tenths = new(0.1, 0.1, Share: 0.5, Speed: 1 / 1.8);

    private static readonly ClaimTest s_noSpeedUp = new(ClaimRelation.NoSpeedUp);
    private static readonly ClaimTest s_usesAllCores = new(ClaimRelation.Efficiency, Factor: 0.75);

    public static IReadOnlyList<AcceptanceRow> SlowEpisodes()
    {
        var disturbed = new SimulatedGroup(s_neighbour, s_neighbour, CoreUse.Alternating, InRounds: true);
        var (gil, free) = (Sessions(disturbed), Sessions(disturbed with { Arm = CoreUse.Split }));
        var oneAfterAnother = Sessions(disturbed with { InRounds = false });
        return
        [
            Wrong("\"no speed-up\" wrongly refuted at S = 1.099, threads with a GIL", gil, s_noSpeedUp, 1.099, VerdictKind.Refuted),
            Wrong("\"no speed-up\" wrongly held at S = 1.101, threads with a GIL", gil, s_noSpeedUp, 1.101, VerdictKind.Holds),
            AcceptanceRow.AtLeast("coverage of the speed-up, threads with a GIL", Coverage(gil, session => session.SpeedUp), 0.93),
            Wrong("\"at least 0.75 of the ceiling\" wrongly held at 0.749", free, s_usesAllCores, 0.749 * Ceiling, VerdictKind.Holds),
            Wrong("\"at least 0.75 of the ceiling\" wrongly refuted at 0.751", free, s_usesAllCores, 0.751 * Ceiling, VerdictKind.Refuted),
            AcceptanceRow.AtLeast("coverage of the efficiency, threads without a GIL", Coverage(free, session => session.Efficiency), 0.93),
            AcceptanceRow.AtMost(
                "the same, had their speed-up been held to that of undisturbed cores: coverage",
                Coverage(free, session => session.SpeedUp),
                0.60),
            AcceptanceRow.AtMost(
                "\"at least 1.9×\" refuted for threads that lose nothing",
                Share(free, new(ClaimRelation.AtLeast, Factor: 1.9), Ceiling, VerdictKind.Refuted),
                0),
            AcceptanceRow.AtLeast("\"no speed-up\" holds at S = 1.0 in rounds", Share(gil, s_noSpeedUp, 1, VerdictKind.Holds), 0.99),
            AcceptanceRow.AtMost(
                "\"no speed-up\" holds at S = 1.0, the same slices one launch after another",
                Share(oneAfterAnother, s_noSpeedUp, 1, VerdictKind.Holds),
                0.30),
        ];
    }

    /// <summary>Episodes of 100 ms that slow one core down; the same launches and slices either way.</summary>
    public static IReadOnlyList<AcceptanceRow> RoundsAgainstLaunches()
    {
        var gil = new SimulatedGroup(s_tenths, null, CoreUse.Alternating, InRounds: true);
        var free = gil with { Arm = CoreUse.Split };
        var (gilRounds, freeRounds) = (Sessions(gil), Sessions(free));
        var (gilLaunches, freeLaunches) = (Sessions(gil with { InRounds = false }), Sessions(free with { InRounds = false }));
        return
        [
            Narrower("A/A interval, threads with a GIL", gilRounds, gilLaunches, session => session.AaControl, 1 / 3.0),
            Narrower("A/A interval, threads without a GIL", freeRounds, freeLaunches, session => session.AaControl, 1 / 3.0),
            Narrower("interval of the speed-up, threads with a GIL", gilRounds, gilLaunches, session => session.SpeedUp, 1 / 3.0),
            Narrower("interval of the efficiency, threads without a GIL", freeRounds, freeLaunches, session => session.Efficiency, 1 / 2.0),
            AcceptanceRow.AtMost("A/A alarms in rounds, threads with a GIL", 1 - Coverage(gilRounds, session => session.AaControl), 0.07),
            AcceptanceRow.AtMost(
                "A/A alarms in rounds, threads without a GIL", 1 - Coverage(freeRounds, session => session.AaControl), 0.07),
        ];

        static AcceptanceRow Narrower(
            string of, SimulatedSession[] rounds, SimulatedSession[] launches, Func<SimulatedSession, double[]> logRatios, double most) =>
            AcceptanceRow.AtMost(
                $"width in rounds over that one launch after another: {of}",
                MedianWidth(rounds, logRatios) / MedianWidth(launches, logRatios),
                most);
    }

    /// <summary>
    /// Rounds of a block share its launches, whose spread is that of slices here, so that twelve blocks are twelve values.
    /// </summary>
    public static IReadOnlyList<AcceptanceRow> Pooling()
    {
        const int rounds = 9;
        var noise = new SimulatedNoise(0.02);
        double Alarms(Func<RoundTimes[], double[]> values) => Repetitions.Share(Repeats, 603, generator =>
        {
            var blocks = Enumerable.Range(0, Blocks).Select(_ => new RoundTimes(Launch(generator), Launch(generator))).ToArray();
            var interval = HodgesLehmann.Estimate(values(blocks), 0.95);
            return interval.Low > 0 || interval.High < 0;
        });
        return
        [
            AcceptanceRow.AtMost(
                "A/A alarms, 12 blocks of 9 rounds", Alarms(blocks => [.. blocks.Select(block => RoundRatio.LogRatio(block)!.Value)]),
                0.07),
            AcceptanceRow.AtLeast(
                "the same, had rounds been pooled as if independent: alarms",
                Alarms(blocks => [.. blocks.SelectMany(block => block.Base.Select(round => Math.Log(round.Value / block.Arm[round.Key])))]),
                0.17),
        ];

        Dictionary<int, double> Launch(SplitMix64 generator)
        {
            var level = noise.Launch(generator);
            return Enumerable.Range(0, rounds).ToDictionary(round => round, _ => noise.Launch(generator, level));
        }
    }

    private static SimulatedSession[] Sessions(SimulatedGroup group) =>
        Repetitions.Collect(Repeats, 601, generator => group.Measure(generator, Blocks));

    private static AcceptanceRow Wrong(string test, SimulatedSession[] sessions, ClaimTest claim, double speedUp, VerdictKind kind) =>
        AcceptanceRow.AtMost(test, Share(sessions, claim, speedUp, kind), 0.032);

    private static double Share(SimulatedSession[] sessions, ClaimTest claim, double speedUp, VerdictKind kind) =>
        sessions.AsParallel().Count(session => session.Judge(claim, speedUp, Ceiling).Kind == kind) / (double)sessions.Length;

    private static double Coverage(SimulatedSession[] sessions, Func<SimulatedSession, double[]> logRatios) =>
        sessions.AsParallel().Count(session => SimulatedSession.Interval(logRatios(session)).Contains(1)) / (double)sessions.Length;

    /// <summary>Of the logarithms of high/low.</summary>
    private static double MedianWidth(SimulatedSession[] sessions, Func<SimulatedSession, double[]> logRatios) =>
        LaunchValue.Median([.. sessions.Select(session => Width(SimulatedSession.Interval(logRatios(session))))]);

    private static double Width(Estimate interval) =>
        interval is { Low: { } low, High: { } high } ? Math.Log(high / low) : double.PositiveInfinity;
}
