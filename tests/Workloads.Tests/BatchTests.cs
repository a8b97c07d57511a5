using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

public sealed class BatchTests
{
    [Fact]
    public void Different_results_are_counted_apart()
    {
        var calls = 0;
        var batch = new Batch(new Unit(() => ++calls == 2 ? "wrong" : "right"), tasks: 3);
        new Sequential().Run(batch);

        Assert.Equal(new Dictionary<string, int> { ["right"] = 2, ["wrong"] = 1 }, batch.Tally());
    }

    [Fact]
    public void A_unit_that_was_never_run_is_an_error()
    {
        var batch = new Batch(new Unit(() => 1), tasks: 2);
        batch.RunOne(0);

        Assert.Contains("1 of 2 units", Assert.Throws<InvalidOperationException>(() => batch.Tally()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_an_earlier_iteration_do_not_count_again()
    {
        var batch = new Batch(new Unit(() => 1), tasks: 1);
        batch.RunOne(0);
        batch.Clear();

        Assert.Throws<InvalidOperationException>(() => batch.Tally());
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("threads")]
    [InlineData("tasks")]
    [InlineData("parallel")]
    [InlineData("parallel_async")]
    [InlineData("plinq")]
    [InlineData("channels")]
    public void What_a_unit_raises_is_raised_to_whoever_measures(string model)
    {
        var batch = new Batch(new Unit(() => throw new InvalidDataException("broken")), tasks: 4);
        using var pool = ModelRegistry.Find(model).Create(2);
        pool.Run(batch);

        Assert.Throws<InvalidDataException>(batch.ThrowIfFailed);
    }
}
