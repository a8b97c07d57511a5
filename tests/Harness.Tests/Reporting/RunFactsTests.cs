using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class RunFactsTests
{
    [Fact]
    public void The_latency_that_was_served_stands_beside_the_one_that_was_asked_for()
    {
        var served = new ServedLatency(0.05, 12_345, 0.0502, 0.0501, 0.0519);
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6 }) with { Served = [served] };

        var fact = Assert.Single(RunFacts.Of(Evidence.Of(run)), fact => fact.Label.StartsWith("Latency of", StringComparison.Ordinal));

        Assert.Equal("Latency of 50.0 ms as served", fact.Label);
        Assert.Equal("mean 50.2 ms, half within 50.1 ms, 99 % within 51.9 ms (12,345 requests)", fact.Value);
    }

    [Fact]
    public void Rounds_and_groups_that_were_lost_are_counted_with_their_reasons()
    {
        var run = SpoiledAttempt.Of(SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
            Grouping = SyntheticGrouping.ByWorkload,
            Rounds = 10,
            SetAside = block => block == 1
                ? [new SetAsideRound(2, DisturbanceText.OtherPrograms(0.5, 0.1)), new SetAsideRound(3, DisturbanceText.Stolen(0.5, 0.02))]
                : [],
        })).Run;

        var facts = RunFacts.Of(Evidence.Of(run)).ToDictionary(fact => fact.Label, fact => fact.Value);

        Assert.Equal("16 valid, 2 spoiled", facts["Groups measured"]);
        Assert.Equal("It was disturbed. (2 times)", facts["Groups spoiled by"]);
        Assert.Equal("180 run, 4 set aside, 20 in groups that were run again", facts["Rounds"]);
        Assert.Equal("hypervisor (2), other programs on its cores (2)", facts["Rounds disturbed by"]);
        Assert.StartsWith("2 of ", facts["Groups"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_rounds_says_so_and_counts_none()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6, Grouping = SyntheticGrouping.None });
        var facts = RunFacts.Of(Evidence.Of(run)).ToDictionary(fact => fact.Label, fact => fact.Value);

        Assert.Equal("none: it was measured one launch after another", facts["Rounds of a launch"]);
        Assert.DoesNotContain("Rounds", facts.Keys);
        Assert.DoesNotContain("Groups", facts.Keys);
    }

    [Fact]
    public void A_run_that_needed_no_server_says_nothing_of_latencies() =>
        Assert.DoesNotContain(
            RunFacts.Of(Evidence.Of(SyntheticRun.Of(new SyntheticOptions { Blocks = 6 }))),
            fact => fact.Label.StartsWith("Latency of", StringComparison.Ordinal));
}
