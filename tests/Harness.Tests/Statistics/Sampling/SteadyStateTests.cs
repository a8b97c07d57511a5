using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class SteadyStateTests
{
    [Fact]
    public void Launches_whose_later_iterations_are_faster_are_not_steady()
    {
        var state = SteadyState.Of([.. Enumerable.Range(0, 8).Select(launch => new[] { 1.3, 1.2, 1.0, 1.0 + (0.001 * launch) })]);

        Assert.Equal(Steadiness.NotSteady, state.Steadiness);
        Assert.NotNull(state.Drift);
        Assert.InRange(state.Drift.Value, -0.21, -0.18);
    }

    [Fact]
    public void Steady_noise_is_called_not_steady_in_at_most_one_percent_of_arms()
    {
        var noise = new SimulatedNoise(0.05);

        var share = Repetitions.Share(2_000, 502, generator =>
            SteadyState.Of([.. Enumerable.Range(0, 12).Select(_ => noise.Launches(generator, 6))]).Steadiness == Steadiness.NotSteady);

        Assert.InRange(share, 0, 0.01);
    }

    [Fact]
    public void A_drift_of_ten_percent_is_found_in_noise_of_two()
    {
        var noise = new SimulatedNoise(0.02);

        var share = Repetitions.Share(500, 503, generator => SteadyState.Of([.. Enumerable.Range(0, 12).Select(_ =>
            noise.Launches(generator, 6).Select((t, i) => i < 3 ? t * 1.1 : t).ToArray())]).Steadiness == Steadiness.NotSteady);

        Assert.InRange(share, 0.99, 1);
    }

    [Fact]
    public void Too_few_launches_or_iterations_are_not_judged()
    {
        Assert.Equal(new SteadyState(Steadiness.Unknown, null), SteadyState.Of([[1, 1], [1, 1], [1, 1], [1, 1], [1, 1]]));
        Assert.Equal(new SteadyState(Steadiness.Unknown, null), SteadyState.Of([[1], [1], [1], [1], [1], [1]]));
    }

    [Fact]
    public void The_middle_of_an_odd_number_of_iterations_belongs_to_neither_half() =>
        Assert.Equal(Math.Log(2), SteadyState.LogDrift([1, 1, 100, 2, 2]), 1e-12);
}
