using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Page;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class RunFactsTests
{
    [Fact]
    public void The_latency_that_was_served_stands_beside_the_one_that_was_asked_for()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6 }) with { Served = [new ServedLatency(0.05, 12_345, 0.0502, 0.0501, 0.0519)] };

        var fact = Assert.Single(RunFacts.Of(Evidence.Of(run)), fact => fact.Label.StartsWith("Latency of", StringComparison.Ordinal));

        Assert.Equal("Latency of 50.0 ms as served", fact.Label);
        Assert.Equal("mean 50.2 ms, half within 50.1 ms, 99 % within 51.9 ms (12,345 requests)", fact.Value);
    }

    [Fact]
    public void A_run_that_needed_no_server_says_nothing_of_latencies() =>
        Assert.DoesNotContain(
            RunFacts.Of(Evidence.Of(SyntheticRun.Of(new SyntheticOptions { Blocks = 6 }))), fact => fact.Label.StartsWith("Latency of", StringComparison.Ordinal));
}
