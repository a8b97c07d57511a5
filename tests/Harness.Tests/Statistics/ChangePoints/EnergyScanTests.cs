using GilBench.Statistics.ChangePoints;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.ChangePoints;

public sealed class EnergyScanTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(77)]
    public void The_exhaustive_scan_gives_the_largest_statistic_of_all_pairs_of_parts(int count)
    {
        var values = Values(count);

        var best = new ExhaustiveScan(values).Best([.. Enumerable.Range(0, count)]);

        var all = from index in Enumerable.Range(5, count - 9)
                  from end in Enumerable.Range(index + 5, count - index - 4)
                  select (Statistic: ByDefinition(values[..index], values[index..end]), index, end);
        var (statistic, at, until) = all.MaxBy(one => one.Statistic);
        Assert.Equal(statistic, best.Statistic, 1e-9);
        Assert.Equal((at, until), (best.Index, best.End));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(201)]
    public void The_ranked_scan_gives_the_largest_statistic_of_all_divisions_of_the_whole(int count)
    {
        var values = Values(count);

        var best = new RankedScan(values).Best([.. Enumerable.Range(0, count)]);

        var (statistic, at) = Enumerable.Range(5, count - 9).Select(index => (ByDefinition(values[..index], values[index..]), index)).Max();
        Assert.Equal(statistic, best.Statistic, 1e-9);
        Assert.Equal((at, count), (best.Index, best.End));
    }

    [Fact]
    public void Both_look_at_the_values_in_the_order_that_is_given()
    {
        var values = Values(30);
        int[] order = [.. Enumerable.Range(0, 30).Reverse()];
        double[] reversed = [.. values.Reverse()];

        Assert.Equal(new ExhaustiveScan(reversed).Best([.. Enumerable.Range(0, 30)]), new ExhaustiveScan(values).Best(order));
        Assert.Equal(new RankedScan(reversed).Best([.. Enumerable.Range(0, 30)]).Index, new RankedScan(values).Best(order).Index);
    }

    /// <summary>R: <c>n*m/(n+m) * (2*mean(abs(outer(x,y,"-"))) - sum(dist(x))/choose(n,2) - sum(dist(y))/choose(m,2))</c>.</summary>
    private static double ByDefinition(double[] first, double[] second)
    {
        var between = (from x in first from y in second select Math.Abs(x - y)).Average();
        return first.Length * second.Length / (double)(first.Length + second.Length)
            * ((2 * between) - MeanDistance(first) - MeanDistance(second));
    }

    private static double MeanDistance(double[] values) =>
        (from i in Enumerable.Range(0, values.Length) from j in Enumerable.Range(0, i) select Math.Abs(values[i] - values[j])).Average();

    private static double[] Values(int count)
    {
        var generator = new SplitMix64(7);
        return [.. Enumerable.Range(0, count).Select(i => generator.Unit() + (i >= count / 3 ? 0.4 : 0))];
    }
}
