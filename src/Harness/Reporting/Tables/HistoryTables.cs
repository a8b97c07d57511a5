using GilBench.History;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>Runs of a history, and the lasting changes of a trend.</summary>
internal static class HistoryTables
{
    private static readonly Column<StoredRun>[] s_runs =
    [
        Columns.Of<StoredRun>("Begun (UTC)", run => TrendFinding.Minute(run.Created)),
        Columns.Of<StoredRun>("Run", run => run.Id),
        Columns.Of<StoredRun>("Machine", run => run.Machine),
        Columns.Of<StoredRun>("Fingerprint", run => run.Fingerprint) with { Head = new Column("Fingerprint") { IsDetail = true } },
        Columns.Of<StoredRun>("Commit", run => run.Commit is null ? Figures.None : TrendFinding.Short(run.Commit)),
        Columns.Of<StoredRun>("Branch", run => run.Branch ?? Figures.None),
        Columns.Number<StoredRun>("Arms", run => Columns.Count(run.Arms)),
        Columns.Of<StoredRun>("gilbench", run => run.GilbenchVersion.Split('+')[0]),
    ];

    private static readonly Column<(Trend Trend, TrendChange Change)>[] s_changes =
    [
        new Column<(Trend Trend, TrendChange Change)>("Change", row => TrendFinding.Step(row.Trend, row.Change))
        {
            Tone = row => row.Change.Step > 0 ? Tone.Bad : Tone.Good,
        },
        Columns.Of<(Trend Trend, TrendChange Change)>("Between the runs of (UTC)", row =>
            $"{TrendFinding.Minute(row.Change.LastBefore.Created)} and {TrendFinding.Minute(row.Change.FirstAfter.Created)}"),
        Columns.Of<(Trend Trend, TrendChange Change)>("Commits", row => TrendFinding.Commits(row.Change)),
        Columns.Of<(Trend Trend, TrendChange Change)>("Median before", row => Value(row.Trend, row.Change.Before)),
        Columns.Of<(Trend Trend, TrendChange Change)>("After", row => Value(row.Trend, row.Change.After)),
        Columns.Number<(Trend Trend, TrendChange Change)>("p", row => Figures.Significant(row.Change.PValue)),
    ];

    public static Table Runs(IEnumerable<StoredRun> runs) => Table.Of(runs, s_runs);

    public static Table Changes(Trend trend) => Table.Of(RowsOf(trend), s_changes);

    /// <summary>Those of several arms, which then name their arm.</summary>
    public static Table Changes(IEnumerable<Trend> trends) => Table.Of(
        trends.SelectMany(RowsOf),
        [Columns.Of<(Trend Trend, TrendChange Change)>("Arm", row => row.Trend.Arm), .. s_changes]);

    private static IEnumerable<(Trend Trend, TrendChange Change)> RowsOf(Trend trend) => trend.Changes.Select(change => (trend, change));

    private static string Value(Trend trend, TrendLevel level) =>
        $"{(trend.Unit == HistoryArm.Bytes ? Figures.Bytes(level.Median) : Figures.Duration(level.Median))}, "
            + $"{Columns.Count(level.To - level.From)} runs";
}
