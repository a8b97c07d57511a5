using GilBench.Statistics;

namespace GilBench.Tests.Statistics;

public sealed class HolmTests
{
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") = 0.03 0.06 0.06 0.02
    [Fact]
    public void Adjusted_p_values_are_R_s()
    {
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);

        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void Adjusted_p_values_stay_at_or_below_one() => Assert.Equal([1.0, 1.0], Holm.Adjust([0.9, 0.8]));

    [Fact]
    public void One_test_alone_is_not_adjusted() => Assert.Equal([0.04], Holm.Adjust([0.04]));

    [Fact]
    public void No_tests_give_no_p_values() => Assert.Empty(Holm.Adjust([]));
}
