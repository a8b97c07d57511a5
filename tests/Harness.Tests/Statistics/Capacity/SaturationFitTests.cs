using GilBench.Statistics.Capacity;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Capacity;

public sealed class SaturationFitTests
{
    private static readonly int[] s_counts = [1, 10, 100, 1000];

    [Fact]
    public void What_grows_in_proportion_and_then_stands_still_gives_its_time_and_its_most_back()
    {
        // 50 ms a unit, 1,500/s at most.
        var fitted = SaturationFit.Of(s_counts, [.. s_counts.Select(w => Math.Log(Math.Min(w / 0.05, 1500)))]);

        Assert.Equal(0.05, fitted.SecondsPerUnit, 1e-12);
        Assert.Equal(1500, Math.Exp(fitted.LogMost), 1e-9);
        Assert.Equal(Math.Log(1500), fitted.LogAt(400), 1e-12);
        Assert.Equal(Math.Log(40 / 0.05), fitted.LogAt(40), 1e-12);
    }

    [Fact]
    public void What_was_never_full_has_no_most()
    {
        var fitted = SaturationFit.Of(s_counts, [.. s_counts.Select(w => Math.Log(w * 20.0))]);

        Assert.False(fitted.IsSaturated);
        Assert.Equal(Math.Log(2000 * 20), fitted.LogAt(2000), 1e-12);
    }

    [Fact]
    public void A_last_number_that_lies_a_little_below_proportion_is_not_full() => Assert.False(
        SaturationFit.Of(s_counts, [.. s_counts.Select(w => Math.Log(w * (w == 1000 ? 19.5 : 20.0)))]).IsSaturated);

    [Fact]
    public void No_other_bend_comes_closer_to_any_data()
    {
        var generator = new SplitMix64(20260712);
        for (var run = 0; run < 100; run++)
        {
            var rates = s_counts.Select(w => Math.Log(Math.Min(20 * w, 900) * (0.3 + (1.4 * generator.Unit())))).ToArray();
            var own = Squares(SaturationFit.Of(s_counts, rates));
            for (var slope = 1.0; slope < 5; slope += 0.05)
            {
                for (var most = 1.0; most < 11; most += 0.05)
                {
                    Assert.True(Squares(new SaturationCurve(slope, most)) >= own - 1e-9);
                }
            }

            double Squares(SaturationCurve curve) =>
                s_counts.Zip(rates).Sum(one => Math.Pow(one.Second - Math.Min(Math.Log(one.First) + curve.LogPerWorker, curve.LogMost), 2));
        }
    }
}
