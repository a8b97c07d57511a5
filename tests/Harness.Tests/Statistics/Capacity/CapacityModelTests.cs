using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Capacity;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Capacity;

public sealed class CapacityModelTests
{
    private static readonly UniversalCurve s_truth = new(100, 0.05, 0.02);

    [Theory]
    [InlineData(CapacityModelKind.None, 1)]
    [InlineData(CapacityModelKind.Band, 1, 2)]
    [InlineData(CapacityModelKind.AmdahlAndBand, 1, 2, 4)]
    [InlineData(CapacityModelKind.Universal, 1, 2, 4, 8)]
    public void The_more_numbers_were_measured_the_more_is_said(object kind, params int[] counts) =>
        Assert.Equal(kind, Of(s_truth, counts).Kind);

    [Fact]
    public void One_number_says_nothing_of_any_other()
    {
        var model = Of(s_truth, 10);

        Assert.Equal("Only one number of cores was measured (10): nothing shows how throughput grows with them.", model.Refusal);
        Assert.Equal([10], model.Counts);
        Assert.Null(model.At(11));
        Assert.True(model.At(10)!.HasInterval);
        Assert.Equal((null, null, null, null), (model.Gamma, model.Alpha, model.Beta, model.Peak));
    }

    [Fact]
    public void Two_numbers_give_a_band_and_no_parameters()
    {
        var model = Of(s_truth, 1, 2);

        Assert.Equal((null, null, null), (model.Alpha, model.Beta, model.Peak));
        Assert.Null(model.Refusal);
        var (near, far) = (model.At(2)!, model.At(4)!);
        Assert.True(far.Width > 2 * near.Width, $"{near} {far}");
    }

    [Fact]
    public void The_edges_of_the_band_are_all_contention_and_all_coherency()
    {
        // S₂ = 1.6, so λ = 2/1.6 − 1 = 0.25; γ = 100; without noise the intervals are the edges.
        var model = CapacityModel.Of(ThroughputSample.OfRates([1, 2], [[100, 160], [100, 160], [100, 160]]), ScalingAxis.Cores);

        var four = model.At(4)!;

        Assert.Equal(400 / (1 + (0.125 * 12)), four.Low!.Value, 1e-6);
        Assert.Equal(400 / (1 + (0.25 * 3)), four.High!.Value, 1e-6);
    }

    [Fact]
    public void Nothing_is_said_beyond_twice_the_largest_number_nor_below_half_of_the_smallest()
    {
        var model = Of(s_truth, 4, 8, 16, 32);

        Assert.Equal((2, 64, 64), (model.Counts.First(), model.Counts.Last(), model.Last));
        Assert.NotNull(model.At(64));
        Assert.Null(model.At(65));
    }

    [Fact]
    public void Coherency_and_the_peak_have_intervals_from_six_numbers_up_to_eight_on()
    {
        Assert.Equal((null, null), (Of(s_truth, 1, 2, 3, 4, 6).Beta!.Low, Of(s_truth, 1, 2, 3, 4, 6).Peak));
        Assert.Equal((null, null), (Of(s_truth, 1, 2, 3, 4, 5, 6).Beta!.Low, Of(s_truth, 1, 2, 3, 4, 5, 6).Peak));
        var model = Of(s_truth, 1, 2, 3, 4, 6, 8);

        Assert.True(model.Beta!.HasInterval);
        Assert.InRange(s_truth.Peak, model.Peak!.Low!.Value, model.Peak.High!.Value);
    }

    [Fact]
    public void What_grows_without_end_has_no_peak()
    {
        var model = Of(new UniversalCurve(100, 0.2, 0), 1, 2, 3, 4, 6, 8, 12, 16);

        Assert.True(model.Peak is null || model.Peak.High is null, $"{model.Peak}");
    }

    [Fact]
    public void More_than_in_proportion_is_refused_in_one_sentence_and_what_was_measured_is_told_all_the_same()
    {
        var model = CapacityModel.Of(
            ThroughputSample.OfRates([1, 2], [[100, 230], [101, 231], [99, 229], [100, 230]]), ScalingAxis.Cores);

        Assert.Equal(CapacityModelKind.Superlinear, model.Kind);
        Assert.Equal(
            "2 cores did 2.30 times the work of 1, beyond the interval of that ratio more than in proportion: the scalability law does not "
            + "apply, so nothing is said of what was not measured.", model.Refusal);
        Assert.Equal([1, 2], model.Counts);
        Assert.InRange(model.At(2)!.Value, 229, 231);
    }

    [Fact]
    public void More_than_in_proportion_within_the_interval_is_not_refused() => Assert.Null(
        CapacityModel.Of(ThroughputSample.OfRates([1, 2], [[100, 230], [100, 150], [100, 260], [100, 190]]), ScalingAxis.Cores).Refusal);

    [Fact]
    public void One_block_has_no_interval()
    {
        var model = CapacityModel.Of(ThroughputSample.OfRates([1, 2, 4, 8], [[100, 190, 350, 600]]), ScalingAxis.Cores);

        Assert.False(model.At(8)!.HasInterval);
        Assert.Equal(
            new TargetAnswer(new TargetReach(ReachKind.Unknown, null), new TargetReach(ReachKind.Unknown, null)),
            TargetAnswer.Of(model, 300));
    }

    [Fact]
    public void Cores_are_never_taken_for_what_waits_side_by_side()
    {
        int[] counts = [1, 4, 16, 64, 256];
        var full = new SaturationCurve(Math.Log(20), Math.Log(2_000));

        Assert.Equal(CapacityModelKind.Saturation, CapacityModel.Of(Sample(full, counts), ScalingAxis.Workers).Kind);
        Assert.Equal(CapacityModelKind.Universal, CapacityModel.Of(Sample(full, counts), ScalingAxis.Cores).Kind);
    }

    [Fact]
    public void Students_quantile_is_that_of_R()
    {
        // R: qt(0.975, c(1, 5, 9))
        Assert.Equal(12.706205, TInterval.Quantile(1, 0.95), 1e-6);
        Assert.Equal(2.570582, TInterval.Quantile(5, 0.95), 1e-6);
        Assert.Equal(2.262157, TInterval.Quantile(9, 0.95), 1e-6);
    }

    internal static CapacityModel Of(IScalingCurve truth, params int[] counts) =>
        CapacityModel.Of(Sample(truth, counts), ScalingAxis.Cores);

    private static ThroughputSample Sample(IScalingCurve truth, int[] counts)
    {
        var generator = new SplitMix64(20260713);
        var noise = new SimulatedNoise(0.01);
        return ThroughputSample.OfRates(counts, [.. Enumerable.Range(0, 10).Select(_ =>
            counts.Select(n => Math.Exp(truth.LogAt(n)) / noise.Launch(generator)).ToArray())]);
    }
}
