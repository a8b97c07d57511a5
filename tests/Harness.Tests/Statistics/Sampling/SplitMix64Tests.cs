using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class SplitMix64Tests
{
    // The output of Vigna's splitmix64.c from x = 1234567.
    [Fact]
    public void The_numbers_are_those_of_the_reference_implementation()
    {
        var generator = new SplitMix64(1234567);

        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => generator.Next()));
    }

    [Fact]
    public void Streams_of_one_seed_differ_and_repeat()
    {
        var first = Enumerable.Range(0, 1_000).Select(stream => SplitMix64.For(7, (ulong)stream).Next()).ToArray();

        Assert.Equal(1_000, first.Distinct().Count());
        Assert.Equal(first[3], SplitMix64.For(7, 3).Next());
        Assert.NotEqual(first[3], SplitMix64.For(8, 3).Next());
    }

    [Fact]
    public void Bounded_draws_fall_evenly_on_all_values()
    {
        var generator = new SplitMix64(1);
        var counts = new int[7];
        for (var draw = 0; draw < 700_000; draw++)
        {
            counts[generator.Below(7)]++;
        }

        // Six standard deviations: 6·√(700 000 · 1/7 · 6/7) = 1 757.
        Assert.All(counts, count => Assert.InRange(count, 100_000 - 1_757, 100_000 + 1_757));
    }

    [Fact]
    public void A_bound_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SplitMix64(1).Below(0));

    [Fact]
    public void Unit_draws_stay_below_one()
    {
        var generator = new SplitMix64(1);

        Assert.All(Enumerable.Range(0, 10_000).Select(_ => generator.Unit()), unit => Assert.InRange(unit, 0, 1 - 1e-16));
    }
}
