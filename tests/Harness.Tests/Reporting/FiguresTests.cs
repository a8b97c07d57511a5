using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Tests.Reporting;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.012, "0.0120")]
    [InlineData(1.9249, "1.92")]
    [InlineData(9.996, "10.0")]
    [InlineData(98, "98.0")]
    [InlineData(999.6, "1,000")]
    [InlineData(1234.5, "1,230")]
    [InlineData(0, "0")]
    public void Numbers_have_three_significant_digits(double value, string written) => Assert.Equal(written, Figures.Significant(value));

    [Theory]
    [InlineData(1.5, "1.50 s")]
    [InlineData(0.9999, "1.00 s")]
    [InlineData(0.00192, "1.92 ms")]
    [InlineData(0.000065, "65.0 µs")]
    [InlineData(2.5e-9, "2.50 ns")]
    public void Times_have_the_largest_unit_that_leaves_at_least_one(double seconds, string written) =>
        Assert.Equal(written, Figures.Duration(seconds));

    [Fact]
    public void An_interval_has_the_decimals_and_the_unit_of_its_estimate()
    {
        Assert.Equal("1.92× [1.88, 1.96]", Figures.Ratio(new Estimate(1.92, 1.88, 1.96, 8)));
        Assert.Equal("1.00× [0.99, 1.02]", Figures.Ratio(new Estimate(1.001, 0.988, 1.0169, 8)));
        Assert.Equal("1.02 ms [0.98, 1.05]", Figures.Duration(new Estimate(0.00102, 0.00098, 0.00105, 8)));
    }

    [Fact]
    public void Without_an_interval_only_the_estimate_is_written() =>
        Assert.Equal("1.92×", Figures.Ratio(new Estimate(1.92, null, null, 4)));

    [Fact]
    public void Rates_and_sizes_have_SI_prefixes()
    {
        Assert.Equal("200/s", Figures.PerSecond(200));
        Assert.Equal("12.3 k/s", Figures.PerSecond(12_345));
        Assert.Equal("21.0 MB", Figures.Bytes(21_000_000));
        Assert.Equal("512 B", Figures.Bytes(512));
    }
}
