using GilBench.Statistics;
using GilBench.Statistics.Capacity;

namespace GilBench.Tests.Statistics.Capacity;

public sealed class TargetAnswerTests
{
    private static readonly CapacityModel s_scaling = CapacityModelTests.Of(new UniversalCurve(100, 0.02, 0), 1, 2, 3, 4, 6, 8);

    private static readonly CapacityModel s_peaking = CapacityModelTests.Of(new UniversalCurve(100, 0.05, 0.02), 1, 2, 3, 4, 6, 8);

    [Fact]
    public void The_optimistic_number_is_the_first_whose_upper_bound_reaches_and_the_safe_one_the_first_whose_lower_bound_does()
    {
        // 100·5/1.08 = 463, 100·6/1.10 = 545.
        var answer = TargetAnswer.Of(s_scaling, 463);

        Assert.Equal(ReachKind.Reached, answer.Optimistic.Kind);
        Assert.Equal(ReachKind.Reached, answer.Safe.Kind);
        Assert.Equal((5, 6), (answer.Optimistic.Count, answer.Safe.Count));
        Assert.True(s_scaling.At(5)!.High >= 463 && s_scaling.At(4)!.High < 463);
        Assert.True(s_scaling.At(6)!.Low >= 463 && s_scaling.At(5)!.Low < 463);
    }

    [Fact]
    public void What_lies_farther_out_than_twice_what_was_measured_is_said_to() =>
        Assert.Equal(new TargetReach(ReachKind.BeyondMeasured, null), TargetAnswer.Of(s_scaling, 1_600).Optimistic);

    [Fact]
    public void What_not_even_the_upper_bound_ever_reaches_is_unreachable() => Assert.Equal(
        new TargetAnswer(new TargetReach(ReachKind.Unreachable, null), new TargetReach(ReachKind.Unreachable, null)),
        TargetAnswer.Of(s_peaking, 450));

    [Fact]
    public void Threads_that_take_turns_never_double()
    {
        var flat = CapacityModelTests.Of(new UniversalCurve(100, 1, 0), 1, 2);

        Assert.Equal(ReachKind.Unreachable, TargetAnswer.Of(flat, 200).Optimistic.Kind);
        Assert.Equal(1, TargetAnswer.Of(flat, 80).Safe.Count);
    }

    [Fact]
    public void What_has_no_other_number_is_unreachable_and_what_was_not_measured_at_others_is_open()
    {
        var one = CapacityModelTests.Of(new UniversalCurve(100, 0, 0), 1);

        Assert.Equal(ReachKind.Unreachable, TargetAnswer.Of(one, 150, isWhole: true).Optimistic.Kind);
        Assert.Equal(ReachKind.BeyondMeasured, TargetAnswer.Of(one, 150).Optimistic.Kind);
        Assert.Equal(1, TargetAnswer.Of(one, 80).Safe.Count);
    }

    [Fact]
    public void Another_limit_cuts_both_bounds()
    {
        var limit = new Estimate(500, 440, 560, 8);

        Assert.Equal(ReachKind.Unreachable, TargetAnswer.Of(s_scaling, 600, limit).Optimistic.Kind);
        Assert.Equal(
            (ReachKind.Reached, ReachKind.Unreachable),
            (TargetAnswer.Of(s_scaling, 463, limit).Optimistic.Kind, TargetAnswer.Of(s_scaling, 463, limit).Safe.Kind));
        Assert.Equal(TargetAnswer.Of(s_scaling, 400), TargetAnswer.Of(s_scaling, 400, limit));
        Assert.Equal(TargetAnswer.Of(s_scaling, 600), TargetAnswer.Of(s_scaling, 600, limit with { Low = null, High = null }));
    }
}
