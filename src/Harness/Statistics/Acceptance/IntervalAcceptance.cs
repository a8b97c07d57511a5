using System.Globalization;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether intervals hold the truth as often as they promise.</summary>
internal static class IntervalAcceptance
{
    private const int Repeats = 10_000;

    /// <summary>1 − 2·P(T⁺ &lt; k): R <c>1 - 2 * psignrank(qsignrank(0.025, n) - 1, n)</c>.</summary>
    public static IReadOnlyList<AcceptanceRow> Coverage()
    {
        (int Blocks, double Expected)[] cases = [(6, 0.969), (8, 0.961), (10, 0.951), (12, 0.9575), (20, 0.952)];
        return [.. cases.Select(c =>
        {
            var share = Repetitions.Share(Repeats, 101, generator =>
            {
                var values = new double[c.Blocks];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = SimulatedNoise.Gaussian(generator);
                }

                var interval = HodgesLehmann.Estimate(values, 0.95);
                return interval.Low <= 0 && 0 <= interval.High;
            });
            return AcceptanceRow.Between(
                $"coverage of the 95 % interval, symmetric noise, {c.Blocks} blocks", share, c.Expected - 0.007, c.Expected + 0.007);
        })];
    }

    /// <summary>
    /// Blocks that resemble their neighbours and are too few to be merged: intervals are wider then, and independent blocks lose nothing.
    /// </summary>
    public static IReadOnlyList<AcceptanceRow> ResemblingBlocks()
    {
        const int blocks = 10;
        const double autocorrelation = 0.5;
        static double Misses(double resemblance, bool guarded) => Repetitions.Share(Repeats, 104, generator =>
        {
            var values = SimulatedNoise.Correlated(generator, blocks, resemblance);
            var interval = guarded ? PairedRatio.FromLogRatios(values) : HodgesLehmann.Estimate(values, 0.95).Exp();
            return !interval.Contains(1);
        });
        return
        [
            AcceptanceRow.AtMost("intervals that miss, 10 blocks, autocorrelation 0.5", Misses(autocorrelation, guarded: true), 0.22),
            AcceptanceRow.AtLeast("the same, had they been taken for independent", Misses(autocorrelation, guarded: false), 0.225),
            AcceptanceRow.AtMost("the same, independent blocks", Misses(0, guarded: true), 0.056),
        ];
    }

    public static IReadOnlyList<AcceptanceRow> UnevenNoise()
    {
        (string Text, SimulatedNoise Base, SimulatedNoise Arm)[] cases =
        [
            ("CV 1 % against 5 %", new(0.01), new(0.05)),
            ("CV 2 %, 10 % of launches slowed", new(0.02, 0.10), new(0.02, 0.10)),
            ("CV 1 % against 3 %, 10 % of launches slowed", new(0.01, 0.10), new(0.03, 0.10)),
        ];
        int[] blocks = [12, 20];
        return [.. cases.SelectMany(c => blocks.Select(n =>
        {
            var share = Repetitions.Share(Repeats, 102, generator =>
                Covers(PairedRatio.Of(c.Base.Launches(generator, n, 1.9), c.Arm.Launches(generator, n)), 1.9));
            return AcceptanceRow.Between($"coverage, {c.Text}, {n} blocks", share, 0.94, 0.97);
        }))];
    }

    public static IReadOnlyList<AcceptanceRow> ScaleAndInverse()
    {
        var noise = new SimulatedNoise(0.05, 0.10);
        var deviations = Repetitions.Collect(1_000, 103, generator =>
        {
            var (top, bottom) = (noise.Launches(generator, 12, 1.9), noise.Launches(generator, 12));
            var ratio = PairedRatio.Of(top, bottom);
            var scaled = PairedRatio.Of([.. top.Select(t => t * 1e9)], [.. bottom.Select(t => t * 1e9)]);
            return (Unit: Deviation(ratio, scaled), Inverse: Deviation(ratio.Inverse(), PairedRatio.Of(bottom, top)));
        });
        return
        [
            Exactly("interval in seconds and in nanoseconds", deviations.Max(d => d.Unit)),
            Exactly("interval of 1/S and 1/interval of S", deviations.Max(d => d.Inverse)),
        ];
    }

    /// <summary>An interval without ends holds everything.</summary>
    internal static bool Covers(Estimate interval, double truth) => !interval.HasInterval || interval.Contains(truth);

    private static double Deviation(Estimate a, Estimate b) =>
        new[] { a.Low / b.Low, a.Value / b.Value, a.High / b.High }.Max(ratio => Math.Abs(ratio!.Value - 1));

    private static AcceptanceRow Exactly(string test, double deviation) =>
        new(test, "equal to 1e-12", string.Create(CultureInfo.InvariantCulture, $"equal to {deviation:0.0e+00}"), deviation <= 1e-12);
}
