using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace GilBench.Tests.Statistics.Intervals;

public sealed class FiellerTests
{
    private static readonly double[] Base = [2.01, 1.95, 2.10, 2.03, 1.98, 2.05];
    private static readonly double[] Arm = [1.00, 1.05, 0.97, 1.02];

    // R: f <- function(th) (mean(x) - th * mean(y)) / sqrt(var(x)/6 + th^2 * var(y)/4); both ends give f = ± qt(0.975, df), df as t.test(x,
    // r * y) reports.
    [Fact]
    public void Both_ends_lie_where_the_studentised_difference_reaches_t()
    {
        var ratio = Fieller.Ratio(Base, Arm);

        var estimate = Base.Average() / Arm.Average();
        var (top, bottom) = (Base.Variance() / 6, estimate * estimate * Arm.Variance() / 4);
        var degrees = Math.Pow(top + bottom, 2) / ((top * top / 5) + (bottom * bottom / 3));
        var t = StudentT.InvCDF(0, 1, degrees, 0.975);
        Assert.Equal(estimate, ratio.Value, 1e-12);
        Assert.Equal(t, Studentised(ratio.Low!.Value), 1e-9);
        Assert.Equal(-t, Studentised(ratio.High!.Value), 1e-9);

        static double Studentised(double theta) =>
            (Base.Average() - (theta * Arm.Average())) / Math.Sqrt((Base.Variance() / 6) + (theta * theta * Arm.Variance() / 4));
    }

    [Fact]
    public void The_ratio_is_labelled_unpaired()
    {
        var ratio = Fieller.Ratio(Base, Arm);

        Assert.Equal((RatioPairing.Unpaired, 4), (ratio.Pairing, ratio.Count));
        Assert.Contains("(unpaired)", Assert.Single(ratio.Remarks()));
    }

    [Fact]
    public void A_mean_not_clearly_above_zero_gives_no_finite_interval_and_says_so()
    {
        var ratio = Fieller.Ratio(Base, [0.01, 5]);

        Assert.False(ratio.HasInterval);
        Assert.Contains("The spread is too large for the number of launches: the ratio has no finite interval.", ratio.Remarks());
    }

    [Fact]
    public void Launches_without_any_spread_give_an_interval_without_width() => Assert.Equal(0, Fieller.Ratio([2, 2], [1, 1]).Width);

    [Fact]
    public void One_launch_on_a_side_is_refused() => Assert.Throws<ArgumentException>(() => Fieller.Ratio(Base, [1.0]));
}
