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

    public static Table Runs(IEnumerable<StoredRun> runs) => Table.Of(runs, s_runs);

    public static Table Changes(Trend trend) => Table.Of(trend.Changes,
    [
        new Column<TrendChange>("Change", change => TrendFinding.Step(trend, change))
        {
            Tone = change => change.Step > 0 ? Tone.Bad : Tone.Good,
        },
        Columns.Of<TrendChange>("Between the runs of (UTC)", change =>
            $"{TrendFinding.Minute(change.LastBefore.Created)} and {TrendFinding.Minute(change.FirstAfter.Created)}"),
        Columns.Of<TrendChange>("Commits", TrendFinding.Commits),
        Columns.Of<TrendChange>("Median before", change => Value(trend, change.Before)),
        Columns.Of<TrendChange>("After", change => Value(trend, change.After)),
        Columns.Number<TrendChange>("p", change => Figures.Significant(change.PValue)),
    ]);

    private static string Value(Trend trend, TrendLevel level) =>
        $"{(trend.Unit == HistoryArm.Bytes ? Figures.Bytes(level.Median) : Figures.Duration(level.Median))}, "
            + $"{Columns.Count(level.To - level.From)} runs";
}
