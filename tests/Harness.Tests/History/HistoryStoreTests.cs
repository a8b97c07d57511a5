using System.Data.Common;
using GilBench.History;

namespace GilBench.Tests.History;

/// <summary>What every history does, in whatever database.</summary>
public abstract class HistoryStoreTests
{
    /// <summary>Opens the history of this test; a second time the same one.</summary>
    private protected abstract IHistoryStore Open();

    /// <summary>The database of this test, as a history finds it.</summary>
    private protected abstract HistoryDatabase Database();

    [Fact]
    public void A_run_comes_back_as_it_was_added()
    {
        var run = SyntheticHistory.Run(1, 0.0051);
        using var store = Open();

        Assert.True(store.Add(run));

        Assert.Equal([SyntheticHistory.Stored(run)], store.Runs(new RunFilter()));
        Assert.Equal(InOrder(run.Arms), InOrder(store.Points(new RunFilter()).Select(point => point.Arm)));
        Assert.Equal(["work:threads@cpython-3.13:1x1", "work:threads@cpython-3.13:2x2"], store.Arms(SyntheticHistory.Machine));

        static IEnumerable<HistoryArm> InOrder(IEnumerable<HistoryArm> arms) => arms.OrderBy(arm => (arm.Arm, arm.Metric));
    }

    [Fact]
    public void What_is_unknown_of_a_run_stays_unknown()
    {
        using var store = Open();

        store.Add(SyntheticHistory.Run(1) with { Commit = null, Branch = null });

        var run = Assert.Single(store.Runs(new RunFilter()));
        Assert.Null(run.Commit);
        Assert.Null(run.Branch);
    }

    [Fact]
    public void A_run_that_is_added_again_changes_nothing()
    {
        using var store = Open();
        store.Add(SyntheticHistory.Run(1, 0.005));

        Assert.False(store.Add(SyntheticHistory.Run(1, 0.006)));

        var times = store.Points(new RunFilter()).Where(point => point.Arm.Metric == "time per unit");
        Assert.Equal([0.005, 0.005], times.Select(point => point.Arm.Value));
    }

    [Fact]
    public void The_same_id_on_another_machine_is_another_run()
    {
        using var store = Open();
        store.Add(SyntheticHistory.Run(1));

        Assert.True(store.Add(SyntheticHistory.Run(1, fingerprint: "fedcba9876543210")));

        Assert.Equal(2, store.Runs(new RunFilter()).Count);
    }

    [Fact]
    public void A_trend_is_in_order_of_time_whatever_the_order_of_adding_and_of_one_machine_and_branch()
    {
        using var store = Open();
        foreach (var number in new[] { 3, 1, 2 })
        {
            store.Add(SyntheticHistory.Run(number, number));
        }

        store.Add(SyntheticHistory.Run(4, 4, branch: "topic"));
        store.Add(SyntheticHistory.Run(5, 5, fingerprint: "fedcba9876543210"));

        Assert.Equal([1.0, 2, 3], Trend(new RunFilter { Fingerprint = SyntheticHistory.Machine, Branch = "main" }));
        Assert.Equal([1.0, 2, 3, 4], Trend(new RunFilter { Fingerprint = SyntheticHistory.Machine }));
        Assert.Equal([5.0], Trend(new RunFilter { Fingerprint = "fedcba9876543210" }));

        IEnumerable<double> Trend(RunFilter filter) =>
            store.Trend("work:threads@cpython-3.13:2x2", "time per unit", filter).Select(point => point.Arm.Value);
    }

    [Fact]
    public void Runs_are_shown_newest_first_as_many_as_are_asked_for()
    {
        using var store = Open();
        foreach (var number in Enumerable.Range(0, 5))
        {
            store.Add(SyntheticHistory.Run(number, branch: number == 4 ? "topic" : "main"));
        }

        Assert.Equal(["run-3", "run-2"], store.Runs(new RunFilter { Branch = "main", Newest = 2 }).Select(run => run.Id));
    }

    [Fact]
    public void Pruning_keeps_the_newest_runs_of_each_machine_and_no_arm_that_nothing_is_known_of()
    {
        using var store = Open();
        store.Add(SyntheticHistory.Run(0, arms: 3));
        foreach (var number in Enumerable.Range(1, 4))
        {
            store.Add(SyntheticHistory.Run(number));
        }

        store.Add(SyntheticHistory.Run(2, fingerprint: "fedcba9876543210"));

        Assert.Equal(3, store.Prune(new PruneRule(2, null)));

        Assert.Equal(["run-4", "run-3", "run-2"], store.Runs(new RunFilter()).Select(run => run.Id));
        Assert.Equal(2, store.Arms(SyntheticHistory.Machine).Count);
        Assert.Equal(3 * 2 * 2, store.Points(new RunFilter()).Count());
    }

    [Fact]
    public void Pruning_takes_what_was_begun_before_a_time_and_not_what_was_begun_then()
    {
        using var store = Open();
        foreach (var number in Enumerable.Range(0, 4))
        {
            store.Add(SyntheticHistory.Run(number));
        }

        Assert.Equal(2, store.Prune(new PruneRule(null, SyntheticHistory.Begin.AddDays(2))));

        Assert.Equal(["run-3", "run-2"], store.Runs(new RunFilter()).Select(run => run.Id));
    }

    [Fact]
    public void Noise_sessions_are_kept_by_machine_and_kind_once_each()
    {
        NoiseSession session = new("run-1", SyntheticHistory.Machine, "threads@cpython-3.13:2x2", 0.012, 8, SyntheticHistory.Begin);
        using var store = Open();
        store.AddNoise([session, session with { Kind = "threads@cpython-3.14:2x2" }, session with { Arm = "other" }]);

        store.AddNoise([session with { LogRatio = 0.5 }, session with { Run = "run-0", Created = SyntheticHistory.Begin.AddDays(-1) }]);

        Assert.Equal(
            [session with { Run = "run-0", Created = SyntheticHistory.Begin.AddDays(-1) }, session, session with { Arm = "other" }],
            store.Noise(SyntheticHistory.Machine, "threads@cpython-3.13:2x2"));
        Assert.Empty(store.Noise("fedcba9876543210", "threads@cpython-3.13:2x2"));
        Assert.Equal([session with { Arm = "other" }], store.NoiseOfArm(SyntheticHistory.Machine, "other"));
    }

    [Fact]
    public async Task Two_writers_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            using var store = Open();
            foreach (var number in Enumerable.Range(0, 25))
            {
                // Every fifth run is added by both.
                store.Add(SyntheticHistory.Run(number % 5 == 0 ? number : (100 * writer) + number, arms: 20));
            }
        }, TestContext.Current.CancellationToken)));

        using var history = Open();
        Assert.Equal(45, history.Runs(new RunFilter()).Count);
        Assert.Equal(45 * 20 * 2, history.Points(new RunFilter()).Count());
    }

    [Fact]
    public void Three_hundred_runs_of_twenty_arms_are_a_trend_of_three_hundred_points()
    {
        const string arm = "work:threads@cpython-3.13:13x13";
        using var store = Open();
        foreach (var number in Enumerable.Range(0, 300))
        {
            store.Add(SyntheticHistory.Run(number, number + 1, arms: 20));
        }

        Assert.Equal(
            Enumerable.Range(1, 300), Trend(new RunFilter { Fingerprint = SyntheticHistory.Machine }));
        Assert.Equal([298, 299, 300], Trend(new RunFilter { Newest = 3 }));

        IEnumerable<int> Trend(RunFilter filter) => store.Trend(arm, "time per unit", filter).Select(point => (int)point.Arm.Value);
    }

    [Fact]
    public void A_history_of_version_1_is_brought_to_the_newest_with_all_it_holds()
    {
        using (var old = Database())
        {
            old.Open(create: true);
            Migrations.Apply(old, create: true, upTo: 1);
            Assert.True(new SqlHistoryStore(old).Add(SyntheticHistory.Run(1)));
            Assert.ThrowsAny<DbException>(() => old.Scalar("SELECT COUNT(*) FROM noise"));
        }

        using var store = Open();

        Assert.Equal("run-1", Assert.Single(store.Runs(new RunFilter())).Id);
        Assert.Empty(store.Noise(SyntheticHistory.Machine, "any"));
    }

    [Fact]
    public void A_history_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        Open().Dispose();
        using (var database = Database())
        {
            database.Open(create: false);
            database.Execute("UPDATE schema_version SET version = 99");
        }

        var refused = Assert.Throws<HistoryException>(Open);

        Assert.Equal(HistoryFault.WrongUse, refused.Fault);
        Assert.Contains(
            "written by a newer gilbench (version 99 of its tables, this one knows 2)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_that_nobody_began_is_not_begun_by_reading()
    {
        using var database = Database();

        var refused = Assert.Throws<HistoryException>(() =>
        {
            database.Open(create: false);
            Migrations.Apply(database, create: false);
        });

        Assert.Contains("There is no history at", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'history add RUN' begins one", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Prints what it takes: <c>Harness.Tests -explicit only -method "*ten_thousand_runs*" -showliveoutput</c>.</summary>
    [Fact(Explicit = true)]
    public void What_ten_thousand_runs_of_two_hundred_arms_cost()
    {
        using (var store = Open())
        {
            store.Add(HistorySize.Run(0));
        }

        using (var database = Database())
        {
            database.Open(create: false);
            HistorySize.Fill(database);
        }

        foreach (var line in HistorySize.Measure(Open))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        }
    }
}
