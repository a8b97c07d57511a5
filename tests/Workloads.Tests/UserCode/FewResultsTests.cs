using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>Of the user's results a few are kept, and all are counted.</summary>
public sealed class FewResultsTests
{
    private int _calls;

    [Fact]
    public void The_first_few_and_the_last_are_made_texts_of_and_the_others_counted_with_the_first()
    {
        var tally = Tally(tasks: 20, workers: 1);

        Assert.Equal(
            [("1", 12), .. Enumerable.Range(2, FewResults.First - 1).Select(i => ($"{i}", 1)), ("20", 1)],
            tally.Select(text => (text.Key, text.Value)));
    }

    [Fact]
    public void Of_few_units_all_are_kept() => Assert.Equal(["1", "2", "3"], Tally(tasks: 3, workers: 1).Keys);

    [Fact]
    public void Every_thread_has_its_own_first_few_and_last()
    {
        var tally = Tally(tasks: 40, workers: 2);

        Assert.Equal((2 * (FewResults.First + 1), 40), (tally.Count, tally.Values.Sum()));
    }

    [Fact]
    public void Results_are_let_go_while_others_are_made()
    {
        List<WeakReference> made = [];
        var batch = new Batch(
            new Unit(() =>
            {
                var result = new byte[1000];
                made.Add(new WeakReference(result));
                return result;
            })
            { User = new UserOutcomes(_ => "bytes", failure => failure) },
            tasks: 100);
        new Sequential().Run(batch);
        GC.Collect();

        Assert.InRange(made.Count(one => one.IsAlive), 0, FewResults.First + 2);
        Assert.Equal(100, batch.Tally()["bytes"]);
    }

    [Fact]
    public void The_next_slice_begins_anew()
    {
        var batch = new Batch(Unit(), tasks: 20);
        new Sequential().Run(batch);
        batch.Clear();
        new Sequential().Run(batch);

        Assert.Equal((12, "40"), (batch.Tally()["21"], batch.Tally().Keys.Last()));
    }

    [Fact]
    public void A_unit_that_was_never_run_is_an_error()
    {
        var batch = new Batch(Unit(), tasks: 2);
        batch.RunOne(0);

        Assert.Contains("1 of 2 units", Assert.Throws<InvalidOperationException>(() => batch.Tally()).Message, StringComparison.Ordinal);
    }

    private IReadOnlyDictionary<string, int> Tally(int tasks, int workers)
    {
        var batch = new Batch(Unit(), tasks);
        using var pool = new PersistentThreads(workers);
        pool.Run(batch);
        return batch.Tally();
    }

    private Unit Unit() => new(() => Interlocked.Increment(ref _calls))
    {
        User = new UserOutcomes(result => $"{result}", failure => failure),
    };
}
