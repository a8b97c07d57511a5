using System.Globalization;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether the gate stays shut for noise and opens for slow-downs.</summary>
internal static class GateAcceptance
{
    private const int Arms = 40;
    private const int Sessions = 1_000;
    private const int Blocks = 12;

    /// <summary>Forty arms, each against itself, each with its own spread from 3 to 10 % and 10 % of its launches slowed.</summary>
    public static IReadOnlyList<AcceptanceRow> SameAgainstSame()
    {
        var outcomes = Repetitions.Collect(Sessions, 401, Session);
        return SimulatedGate.FalseAlarms(outcomes, $"{Arms} A/A arms");
    }

    /// <summary>The worst case of the hypothesis: every arm slower by exactly its margin.</summary>
    public static IReadOnlyList<AcceptanceRow> SlowedByTheMargin()
    {
        const double margin = 0.02;
        const int sessions = 4_000;
        var noise = new SimulatedNoise(0.03);
        var share = Repetitions.Share(sessions, 402, generator =>
            SlowDownGate.AdjustedPValues([.. Enumerable.Range(0, Arms).Select(arm =>
                Measure(Name(arm), generator, noise, new(20, 1 + margin, margin)))]).Any(p => p <= SlowDownGate.FamilyLevel));

        // Never far below either: a p-value that is too large would hide true slow-downs.
        return [AcceptanceRow.Between($"first-pass alarms where all {Arms} arms are slower by exactly the margin", share, 0.025, 0.06)];
    }

    public static IReadOnlyList<AcceptanceRow> Power()
    {
        (double SlowDown, double Cv, int Blocks, double Least)[] cases =
        [
            (0.05, 0.01, 12, 0.95), (0.05, 0.02, 20, 0.77), (0.05, 0.02, 30, 0.95),
            (0.10, 0.02, 12, 0.98), (0.10, 0.05, 20, 0.81), (0.10, 0.05, 30, 0.97),
        ];
        return [.. cases.Select(c => AcceptanceRow.AtLeast(
            string.Create(CultureInfo.InvariantCulture,
                $"a {c.SlowDown:P0} slow-down of one arm in {Arms} is found, CV {c.Cv:P0}, {c.Blocks} blocks, first pass"),
            PowerOf(1 + c.SlowDown, new(c.Cv), c.Blocks), c.Least))];
    }

    public static IReadOnlyList<AcceptanceRow> DetectableEffect()
    {
        (double Cv, int Blocks)[] cases = [(0.01, 12), (0.02, 20), (0.05, 30)];
        return [.. cases.Select(c =>
        {
            var noise = new SimulatedNoise(c.Cv);
            var stated = Repetitions.Collect(Sessions, 404, generator => MinimumDetectableEffect.Of(
                Measure(Name(0), generator, noise, new(c.Blocks, 1, NoiseFloor.LeastMargin)).LogSlowDowns,
                NoiseFloor.LeastMargin, SlowDownGate.FamilyLevel / Arms));
            var effect = LaunchValue.Median(stated);
            return AcceptanceRow.Between(
                string.Create(CultureInfo.InvariantCulture,
                    $"a slow-down of the stated minimum detectable effect ({effect:P1}) is found, CV {c.Cv:P0}, {c.Blocks} blocks"),
                PowerOf(1 + effect, noise, c.Blocks), 0.70, 0.90);
        })];
    }

    /// <summary>The first arm became slower, the others did not.</summary>
    private static double PowerOf(double slowDown, SimulatedNoise noise, int blocks) => Repetitions.Share(2_000, 403, generator =>
        SlowDownGate.AdjustedPValues([.. Enumerable.Range(0, Arms).Select(arm =>
            Measure(Name(arm), generator, noise,
                new(blocks, arm == 0 ? slowDown : 1, NoiseFloor.LeastMargin)))])[0] <= SlowDownGate.FamilyLevel);

    private static (GateOutcome First, GateOutcome Final) Session(SplitMix64 generator)
    {
        var arms = Enumerable.Range(0, Arms).Select(arm =>
        {
            var noise = new SimulatedNoise(0.03 + (0.07 * generator.Unit()), 0.10);
            return (Name: Name(arm), Noise: noise, Floor: FloorOf(noise, generator));
        }).ToDictionary(arm => arm.Name);
        return SimulatedGate.Session(
            [.. arms.Keys], arm => Measure(arm, generator, arms[arm].Noise, new(Blocks, 1, arms[arm].Floor.Margin)));
    }

    private static NoiseFloor FloorOf(SimulatedNoise noise, SplitMix64 generator) => NoiseFloor.From(
        [.. Enumerable.Range(0, NoiseFloor.SessionsNeeded).Select(_ =>
            HodgesLehmann.Estimate(Measure("A/A", generator, noise, new(Blocks, 1, 0)).LogSlowDowns, 0.95).Value)]);

    private static GateArm Measure(string name, SplitMix64 generator, SimulatedNoise noise, Comparison comparison) => new(
        name,
        SlowDownGate.LogSlowDowns(
            noise.Launches(generator, comparison.Blocks), noise.Launches(generator, comparison.Blocks, comparison.SlowDown)),
        comparison.Margin);

    private static string Name(int arm) => string.Create(CultureInfo.InvariantCulture, $"arm {arm}");

    private readonly record struct Comparison(int Blocks, double SlowDown, double Margin);
}
