using GilBench.History;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;

namespace GilBench.Tests.History;

public sealed class TrendTests
{
    private const string Arm = "work:threads@cpython-3.13:1x1";

    [Fact]
    public void A_lasting_change_names_the_runs_and_commits_between_which_it_came()
    {
        var trend = TrendOf(SyntheticHistory.Runs(60, 40, 0.08));

        var change = Assert.Single(trend.Changes);
        Assert.Equal(("run-39", "run-40"), (change.LastBefore.Id, change.FirstAfter.Id));
        Assert.Equal(0.08, change.Step, 0.01);
        Assert.Equal("00000027c0..00000028c0", TrendFinding.Commits(change));
        Assert.Equal([(0, 40), (40, 60)], trend.Levels.Select(level => (level.From, level.To)));
        Assert.StartsWith($"{Arm}: ", TrendFinding.Title(trend), StringComparison.Ordinal);
        Assert.EndsWith(" % slower since 00000028c0 (2026-02-11)", TrendFinding.Title(trend), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_becomes_slower_as_a_whole_changes_nothing_where_the_native_control_was_measured()
    {
        // The control took as much longer from the thirtieth run on.
        var points = SyntheticHistory.Points(SyntheticHistory.Runs(60, 30, 0.2)).Select((point, i) => point with
        {
            Arm = point.Arm with { LogToSentinel = point.Arm.LogToSentinel - (i < 30 ? 0 : Math.Log(1.2)) },
        }).ToList();

        Assert.Empty(Trend.Of(points, [])!.Changes);

        var unknown = points.Select((point, i) => i == 7 ? point with { Arm = point.Arm with { LogToSentinel = null } } : point).ToList();
        Assert.Single(Trend.Of(unknown, [])!.Changes);
        Assert.Contains(
            "The native control was not measured in 1 run of these, so times are as they were: a slower machine is a change too.",
            TrendFinding.Remarks(Trend.Of(unknown, [])!));
    }

    [Fact]
    public void What_the_arm_differs_from_itself_by_is_no_change()
    {
        var points = SyntheticHistory.Points(SyntheticHistory.Runs(60, 30, 0.08));
        var noise = Enumerable.Range(0, 39)
            .Select(i => new NoiseSession($"{i}", SyntheticHistory.Machine, "any", 0.1, 8, SyntheticHistory.Begin)).ToList();

        var trend = Trend.Of(points, noise)!;

        Assert.Empty(trend.Changes);
        Assert.Equal($"{Arm}: no lasting change of 10.5 % or more in 60 runs", TrendFinding.Title(trend));
    }

    [Fact]
    public void Too_few_runs_are_said_to_be_too_few()
    {
        Assert.Equal(
            $"{Arm}: 9 runs, too few to tell a lasting change (33 are needed)",
            TrendFinding.Title(TrendOf(SyntheticHistory.Runs(9, 4, 0.5))));
        Assert.Equal(
            $"{Arm}: no lasting change of 3.00 % or more in 33 runs", TrendFinding.Title(TrendOf(SyntheticHistory.Runs(33, 99, 0))));
    }

    [Fact]
    public void A_change_within_one_commit_is_not_put_on_the_code()
    {
        var trend = TrendOf(SyntheticHistory.Runs(40, 20, 0.1).Select(run => run with { Commit = "feedc0ffee00" }));

        Assert.Equal("feedc0ffee, both sides: not the code", TrendFinding.Commits(Assert.Single(trend.Changes)));
        Assert.Contains(" since 2026-01-22 03:04", TrendFinding.Title(trend), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_several_branches_and_another_gilbench_are_said()
    {
        var trend = TrendOf(SyntheticHistory.Runs(40, 20, 0.1).Select((run, i) => run with
        {
            Branch = i % 3 == 0 ? "main" : "topic",
            GilbenchVersion = i < 20 ? "0.1.0" : "0.2.0",
        }));

        var remarks = TrendFinding.Remarks(trend);
        Assert.Contains("The runs are of 2 branches; --branch takes those of one.", remarks);
        Assert.Contains("At 2026-01-22 gilbench itself changed, from 0.1.0 to 0.2.0.", remarks);
    }

    [Fact]
    public void The_table_has_a_row_for_each_change_and_a_tone_for_its_direction()
    {
        var trend = TrendOf(SyntheticHistory.Runs(80, 40, 0.1).Concat(SyntheticHistory.Runs(40, 99, 0).Select((run, i) => run with
        {
            Id = $"late-{i}",
            Created = SyntheticHistory.Begin.AddDays(200 + i),
        })));

        var table = HistoryTables.Changes(trend);

        Assert.Equal([Tone.Bad, Tone.Good], table.Rows.Select(row => row.Cells[0].Tone));
        Assert.EndsWith(" % slower", table.Rows[0].Cells[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(" % faster", table.Rows[1].Cells[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(", the last of 2 lasting changes", TrendFinding.Title(trend), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory", HistoryArm.Bytes, " more since ")]
    [InlineData("start-up", HistoryArm.Seconds, " longer since ")]
    public void Other_metrics_have_words_of_their_own(string metric, string unit, string words)
    {
        var points = SyntheticHistory.Points(SyntheticHistory.Runs(40, 20, 0.1))
            .Select(point => point with { Arm = point.Arm with { Metric = metric, Unit = unit, LogToSentinel = null } }).ToList();

        Assert.Contains(words, TrendFinding.Title(Trend.Of(points, [])!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_0_says_nothing()
    {
        var points = SyntheticHistory.Points(SyntheticHistory.Runs(3, 99, 0))
            .Select(point => point with { Arm = point.Arm with { Value = 0 } }).ToList();

        Assert.Null(Trend.Of(points, []));
    }

    private static Trend TrendOf(IEnumerable<HistoryRun> runs) => Trend.Of(SyntheticHistory.Points(runs), [])!;
}
