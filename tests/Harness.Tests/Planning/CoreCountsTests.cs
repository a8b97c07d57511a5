using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Planning;

public sealed class CoreCountsTests
{
    [Theory]
    [InlineData("1,2,4", new[] { 1, 2, 4 })]
    [InlineData(" 4, 1,4", new[] { 1, 4 })]
    [InlineData("3", new[] { 3 })]
    [InlineData("all", new[] { 1, 2, 4, 6 })]
    public void A_list_or_all_names_the_counts(string text, int[] counts)
    {
        var parsed = Parse(text, 6);

        Assert.Null(parsed.Refusal);
        Assert.Equal(counts, parsed.Counts);
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(8, new[] { 1, 2, 4, 8 })]
    [InlineData(128, new[] { 1, 2, 4, 8, 16, 32, 64, 128 })]
    public void All_is_the_powers_of_two_and_the_most_there_is(int most, int[] counts) =>
        Assert.Equal(counts, CoreCounts.AllUpTo(most));

    [Fact]
    public void All_stops_at_the_quota()
    {
        var topology = SyntheticTopology.WithoutSmt(8);

        Assert.Equal([1, 2, 3], CoreCounts.Parse("all", topology, SyntheticTopology.WithQuota(topology, 3.5)).Counts);
    }

    [Fact]
    public void All_under_a_quota_below_one_CPU_is_refused()
    {
        var topology = SyntheticTopology.WithoutSmt(8);

        Assert.Contains(
            "0.5 CPUs", CoreCounts.Parse("all", topology, SyntheticTopology.WithQuota(topology, 0.5)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,,2")]
    [InlineData("two")]
    [InlineData("1-4")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void What_is_no_list_of_counts_is_refused_with_how_to_write_one(string text)
    {
        var parsed = Parse(text, 6);

        Assert.Empty(parsed.Counts);
        Assert.Contains("such as 1,2,4", parsed.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "at least 1")]
    [InlineData("1,7", "this machine has 6")]
    public void A_count_that_cannot_be_had_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Parse(text, 6).Refusal, StringComparison.Ordinal);

    [Fact]
    public void SMT_siblings_do_not_work_at_once_and_a_quota_or_cpuset_may_leave_fewer()
    {
        var topology = new Topology([.. Enumerable.Range(0, 8).Select(id => new LogicalCpu(id, id % 4, 0, 0, CoreKind.Performance))]);

        Assert.Equal(4, CoreCounts.MostAtOnce(topology, SyntheticTopology.Unlimited(topology)));
        Assert.Equal(3, CoreCounts.MostAtOnce(topology, SyntheticTopology.WithQuota(topology, 3.5)));
        Assert.Equal(1, CoreCounts.MostAtOnce(topology, SyntheticTopology.AllowingOnly(1, 5)));
        Assert.Equal(1, CoreCounts.MostAtOnce(topology, SyntheticTopology.WithQuota(topology, 0.5)));
    }

    private static CoreCounts Parse(string text, int cores)
    {
        var topology = SyntheticTopology.WithoutSmt(cores);
        return CoreCounts.Parse(text, topology, SyntheticTopology.Unlimited(topology));
    }
}
