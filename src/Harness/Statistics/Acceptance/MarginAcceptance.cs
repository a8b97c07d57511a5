using System.Globalization;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Acceptance;

/// <summary>
/// Whether the gate's margin δ is as wide as the machine is noisy, from sessions that are known and from the base that is measured twice in
/// the same rounds, and whether "no difference" is said of equal sides alone.
/// </summary>
internal static class MarginAcceptance
{
    private const int Arms = 40;
    private const int Blocks = 12;

    /// <summary>What is looked for.</summary>
    private const double Sought = 0.05;

    /// <summary>The 38th smallest of 39 is exceeded by one more of the same kind in 2 of 40 cases, whatever the noise.</summary>
    public static IReadOnlyList<AcceptanceRow> KnownFloor() =>
    [
        AcceptanceRow.Between(
            $"an A/A session differs by more than the floor of {NoiseFloor.SessionsNeeded} earlier ones",
            Repetitions.Share(4_000, 405, generator =>
            {
                var noise = SharedMachine(generator);
                var floor = NoiseFloor.From([.. Enumerable.Range(0, NoiseFloor.SessionsNeeded).Select(_ => Session(generator, noise))]);
                return Math.Abs(Session(generator, noise)) > Math.Log(1 + floor.Floor!.Value);
            }), 0.04, 0.06),
    ];

    /// <summary>As long as no floor is known: each arm against itself, and slowed ones.</summary>
    public static IReadOnlyList<AcceptanceRow> WithoutFloor()
    {
        var outcomes = Repetitions.Collect(1_000, 406, generator =>
        {
            var noises = Enumerable.Range(0, Arms).ToDictionary(Name, _ => SharedMachine(generator));
            return SimulatedGate.Session(
                [.. noises.Keys], arm => Sides.Of(generator, noises[arm], Blocks, 1).ForGate(arm));
        });
        (double SlowDown, double Cv, double Least)[] cases = [(0.05, 0.01, 0.90), (0.10, 0.02, 0.95)];
        return
        [
            .. SimulatedGate.FalseAlarms(outcomes, $"{Arms} A/A arms without a known floor"),
            .. cases.Select(c => AcceptanceRow.AtLeast(
                string.Create(CultureInfo.InvariantCulture,
                    $"a {c.SlowDown:P0} slow-down of one arm in {Arms} is found without a known floor, CV {c.Cv:P0}, {Blocks} blocks"),
                PowerOf(1 + c.SlowDown, new(c.Cv)), c.Least)),
        ];
    }

    public static IReadOnlyList<AcceptanceRow> NoDifferenceSaid()
    {
        double[] spreads = [0.01, 0.02, 0.05];
        return
        [
            .. spreads.Select(cv => AcceptanceRow.AtMost(
                string.Create(CultureInfo.InvariantCulture,
                    $"\"no difference\" is said of an arm that is {Sought:P0} slower, CV {cv:P0}, {Blocks} blocks"),
                SaidOf(1 + Sought, new(cv)), 0.025)),
            AcceptanceRow.AtLeast($"\"no difference\" is said of equal sides, CV 1 %, {Blocks} blocks", SaidOf(1, new(0.01)), 0.90),
        ];
    }

    /// <summary>An arm among others; what may be found depends on how many there are.</summary>
    private static double SaidOf(double slowDown, SimulatedNoise noise) => Repetitions.Share(4_000, 408, generator =>
    {
        var sides = Sides.Of(generator, noise, Blocks, slowDown);
        var detectable = MinimumDetectableEffect.Of(sides.LogSlowDowns, sides.Margin, SlowDownGate.FamilyLevel / Arms);
        return NoDifference.IsShown(PairedRatio.FromLogRatios(sides.LogSlowDowns), sides.Margin, detectable, Sought);
    });

    /// <summary>The first arm became slower, the others did not.</summary>
    private static double PowerOf(double slowDown, SimulatedNoise noise) => Repetitions.Share(2_000, 407, generator =>
        SlowDownGate.AdjustedPValues(
        [
            .. Enumerable.Range(0, Arms).Select(arm => Sides.Of(generator, noise, Blocks, arm == 0 ? slowDown : 1).ForGate(Name(arm))),
        ])[0] <= SlowDownGate.FamilyLevel);

    /// <summary>Launches scatter by 3 to 10 %, and one in ten is slowed by something else.</summary>
    private static SimulatedNoise SharedMachine(SplitMix64 generator) => new(0.03 + (0.07 * generator.Unit()), 0.10);

    private static double Session(SplitMix64 generator, SimulatedNoise noise) =>
        HodgesLehmann.Estimate(Sides.Of(generator, noise, Blocks, 1).LogAa, 0.95).Value;

    private static string Name(int arm) => string.Create(CultureInfo.InvariantCulture, $"arm {arm}");

    /// <summary>Base, base again and head of an arm in the same blocks: both ratios are over the same base.</summary>
    private sealed record Sides(double[] LogSlowDowns, double[] LogAa)
    {
        public double Margin => NoiseFloor.From([]).MarginBeside(PairedRatio.FromLogRatios(LogAa), NoiseFloor.LeastMargin);

        public static Sides Of(SplitMix64 generator, SimulatedNoise noise, int blocks, double slowDown)
        {
            var over = noise.Launches(generator, blocks);
            var again = noise.Launches(generator, blocks);
            return new Sides(
                SlowDownGate.LogSlowDowns(over, noise.Launches(generator, blocks, slowDown)), SlowDownGate.LogSlowDowns(over, again));
        }

        public GateArm ForGate(string name) => new(name, LogSlowDowns, Margin);
    }
}
