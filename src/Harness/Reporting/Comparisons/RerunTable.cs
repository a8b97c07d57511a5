using GilBench.Analysis;
using GilBench.Regression;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Comparisons;

/// <summary>What was measured once more, because it had alarmed, and what came of it; sentinels below.</summary>
internal static class RerunTable
{
    /// <param name="Ratio">At first.</param>
    /// <param name="Again">In the second measuring.</param>
    private sealed record Remeasured(string Arm, Metric Metric, string Why, Estimate? Ratio, Estimate? Again, string Outcome, Tone Tone);

    private static readonly Column<Remeasured>[] s_columns =
    [
        Columns.Of<Remeasured>("Arm", row => row.Arm),
        Columns.Of<Remeasured>("Metric", row => row.Metric.Name),
        Columns.Of<Remeasured>("Measured again because", row => row.Why),
        Columns.Of<Remeasured>("At first", row => RatioOf(row.Ratio)),
        Columns.Of<Remeasured>("Again", row => RatioOf(row.Again)),
        new("Outcome", row => row.Outcome) { Head = new Column("Outcome") { IsWide = true }, Tone = row => row.Tone },
    ];

    public static Table Of(ComparisonReport report) => Table.Of(
        report.Again is null ? [] : Alarmed(report.Result).Concat(Sentinels(report.Result)), s_columns) with
    {
        Id = "rerun",
        Title = "Measured again",
        ShortTitle = "Measured again",
        Note = report.Again is null
            ? ""
            : "What alarmed is measured once more, freshly, before anything counts as slower; sentinels are arms that had shown no "
                + "difference, or the base against itself: where one of them alarms now, the machine has changed.",
        WhenEmpty = WhyNone(report),
    };

    private static string WhyNone(ComparisonReport report) => (report.What.Kind, report.Result.Outcome) switch
    {
        (Model.ComparisonKind.StoredRuns, _) => "Two stored runs: nothing could be measured again.",
        (_, ComparisonOutcome.Unconfirmed) => "Something alarmed, and the second measuring was not made or did not end.",
        _ => "Nothing alarmed, so nothing was measured again.",
    };

    private static IEnumerable<Remeasured> Alarmed(ComparisonResult result) =>
        from arm in result.All
        where arm.Answer is ComparisonAnswer.Slower or ComparisonAnswer.NotConfirmed
        orderby ComparisonWords.PlaceOf(arm.Answer)
        let confirmed = arm.Answer == ComparisonAnswer.Slower
        select new Remeasured(
            arm.Arm, arm.Metric, "it alarmed", arm.Ratio, arm.RatioAgain,
            arm.RatioAgain is null ? "it could not be measured again" : confirmed ? "it alarmed again" : "it did not alarm again",
            confirmed ? Tone.Bad : Tone.None);

    private static IEnumerable<Remeasured> Sentinels(ComparisonResult result) =>
        from sentinel in result.Sentinels
        let first = result.Arms.FirstOrDefault(arm => arm.Arm == sentinel.Name && arm.Metric == sentinel.Metric)
        select new Remeasured(
            sentinel.Name, sentinel.Metric, "sentinel", first?.Ratio, sentinel.Ratio,
            sentinel.Alarm ? "it alarmed: the machine is suspected" : "quiet",
            sentinel.Alarm ? Tone.Bad : Tone.Good);

    private static string RatioOf(Estimate? ratio) => ratio is null ? Figures.None : Figures.Ratio(ratio);
}
