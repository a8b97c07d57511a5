using GilBench.Statistics;
using GilBench.Statistics.Gates;

namespace GilBench.Tests.Statistics.Gates;

public sealed class NoiseFloorTests
{
    // ⌈40·0.95⌉ = 38, ⌈60·0.95⌉ = 57, ⌈101·0.95⌉ = 96
    [Theory]
    [InlineData(39, 38)]
    [InlineData(59, 57)]
    [InlineData(100, 96)]
    public void The_floor_is_the_95_percent_order_statistic_of_the_distances(int sessions, int position)
    {
        // Alternating signs and descending: only the size counts, not the side or the order.
        var logRatios = Enumerable.Range(1, sessions).Reverse().Select(i => 0.001 * i * (i % 2 == 0 ? 1 : -1)).ToArray();

        var floor = NoiseFloor.From(logRatios);

        Assert.Equal(Math.Exp(0.001 * position) - 1, floor.Floor!.Value, 1e-12);
        Assert.Equal(floor.Floor, floor.Margin);
        Assert.True(floor.IsKnown);
        Assert.Null(floor.Remark);
    }

    [Fact]
    public void A_quiet_machine_keeps_a_margin_of_two_percent() =>
        Assert.Equal(0.02, NoiseFloor.From([.. Enumerable.Repeat(0.001, 39)]).Margin);

    [Fact]
    public void Too_few_sessions_are_said_and_keep_a_margin_of_ten_percent()
    {
        var floor = NoiseFloor.From([.. Enumerable.Repeat(0.001, 38)]);

        Assert.Equal(0.10, floor.Margin);
        Assert.Equal("Only 38 of 39 A/A sessions are known on this machine, so slow-downs up to 10.0 % pass unnoticed.", floor.Remark);
    }

    [Fact]
    public void Too_few_but_wild_sessions_widen_the_margin_to_the_wildest() =>
        Assert.Equal(Math.Exp(0.3) - 1, NoiseFloor.From([0.01, -0.3, 0.02]).Margin, 1e-12);

    [Fact]
    public void Until_a_floor_is_known_the_margin_reaches_as_far_as_the_base_differs_from_itself()
    {
        var control = new Estimate(1.01, 0.95, 1.04, 12);
        var unknown = NoiseFloor.From([.. Enumerable.Repeat(0.2, 38)]);
        var known = NoiseFloor.From([.. Enumerable.Repeat(0.2, 39)]);

        Assert.Equal((1 / 0.95) - 1, unknown.MarginBeside(control, 0.02), 1e-12);
        Assert.Equal(0.10, unknown.MarginBeside(control, 0.10));
        Assert.Equal(0.10, unknown.MarginBeside(null, 0.02));
        Assert.Equal(Math.Exp(0.2) - 1, known.MarginBeside(control, 0.02), 1e-12);
    }

    [Fact]
    public void No_session_at_all_is_ten_percent() => Assert.Equal(new NoiseFloor(0, null, 0.10), NoiseFloor.From([]));
}
