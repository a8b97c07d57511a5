using GilBench.Statistics.Acceptance;
using GilBench.Statistics.ChangePoints;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.ChangePoints;

public sealed class EDivisiveTests
{
    private const double Sd = 0.01;

    [Fact]
    public void A_step_is_found_where_it_is_with_its_size()
    {
        var found = Assert.Single(Find(Series(60, (30, 0.08))));

        Assert.Equal(30, found.Index);
        Assert.Equal(0.08, found.LogStep, 0.01);
        Assert.Equal(0.001, found.PValue);
    }

    [Fact]
    public void Several_levels_are_several_changes_with_their_signs() => Assert.Equal(
        [(40, 1), (70, -1), (110, 1)],
        Find(Series(150, (40, 0.1), (70, -0.06), (110, 0.2))).Select(change => (change.Index, Math.Sign(change.LogStep))));

    [Fact]
    public void A_level_that_comes_and_goes_is_found_at_both_ends_in_a_long_series_too() => Assert.Equal(
        [1200, 1225], Find(Series(2000, (1200, 0.1), (1225, -0.1))).Select(change => change.Index));

    [Fact]
    public void A_single_spike_is_no_change()
    {
        var logs = Series(60);
        logs[30] += 1;

        Assert.Empty(Find(logs));
    }

    /// <summary>Three of twenty blocks come to lie side by side at one end in 2 · 3! · 17! of 20! orders, 0.18 %; two in 1.1 %.</summary>
    [Fact]
    public void A_new_level_at_the_end_of_sixty_values_is_certain_once_nine_have_it()
    {
        Assert.Equal(51, Assert.Single(Find(Series(60, (51, 0.3)))).Index);
        Assert.Empty(Find(Series(60, (54, 0.3))));
    }

    [Fact]
    public void A_step_below_3_percent_is_none_however_certain_it_is()
    {
        Assert.Empty(Find(Series(200, (100, Math.Log(1.025)))));
        Assert.Single(Find(Series(200, (100, Math.Log(1.036)))));
    }

    [Fact]
    public void A_step_within_the_noise_of_the_machine_is_none()
    {
        var logs = Series(60, (30, 0.08));

        Assert.Empty(EDivisive.Find(logs, Math.Log(1.10), 1));
        Assert.Single(EDivisive.Find(logs, Math.Log(1.07), 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(32)]
    public void Fewer_than_thirty_three_values_are_not_divided(int count) =>
        Assert.Empty(Find([.. Enumerable.Range(0, count).Select(i => i < count / 2 ? 0.0 : 1.0)]));

    [Fact]
    public void Values_that_are_all_the_same_have_no_change()
    {
        Assert.Empty(Find(new double[50]));
        Assert.Empty(Find(new double[500]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_changes()
    {
        var logs = Series(120, (50, 0.04));

        Assert.Equal(EDivisive.Find(logs, 0, 3), EDivisive.Find(logs, 0, 3));
    }

    private static IReadOnlyList<ChangePoint> Find(double[] logs) => EDivisive.Find(logs, 0, 1);

    /// <summary>With independent noise, and steps each of which lasts to the end.</summary>
    private static double[] Series(int count, params (int From, double LogStep)[] steps)
    {
        var generator = new SplitMix64(42);
        return
        [
            .. Enumerable.Range(0, count).Select(
                i => (Sd * SimulatedNoise.Gaussian(generator)) + steps.Where(step => i >= step.From).Sum(step => step.LogStep)),
        ];
    }
}
