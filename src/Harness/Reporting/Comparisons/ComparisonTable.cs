using GilBench.Regression;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Comparisons;

/// <summary>A comparison's answers, a row for each arm and metric; times first.</summary>
internal static class ComparisonTable
{
    private static readonly Column<ArmComparison>[] s_columns =
    [
        Columns.Of<ArmComparison>("Arm", arm => arm.Arm),
        Columns.Of<ArmComparison>("Metric", arm => arm.Metric.Name),
        new("Verdict", arm => ComparisonWords.Of(arm)) { Tone = ToneOf },
        Columns.Of<ArmComparison>("Head ÷ base [95 %]", arm => arm.Ratio is { } ratio ? Figures.Ratio(ratio) : Figures.None),
        Columns.Of<ArmComparison>("Base ÷ itself [95 %]", arm => arm.AaControl is { } same ? Figures.Ratio(same) : Figures.None),
        Columns.Number<ArmComparison>("Passes", arm => ComparisonReason.Percent(arm.Margin)),
        Columns.Number<ArmComparison>(
            "Detectable", arm => arm.DetectableEffect is { } effect ? ComparisonReason.Percent(effect) : Figures.None),
        Columns.Wide<ArmComparison>("Why", arm => arm.Reason),
    ];

    public static Table Of(ComparisonResult result) => Of(result, result.All);

    private static Table Of(ComparisonResult result, IEnumerable<ArmComparison> rows) => Table.Of(rows, s_columns) with
    {
        Note = "Passes: a change up to this is let pass, because it is small or because the base differs from itself by as much. "
            + "Detectable: a slow-down of this size would have been found four times in five."
            + (result.Together.Count == 0 ? "" : " Arms together: in each block the median over them, which the noise of a single arm does "
                + "not move; what changed in fewer than half of them only shows in their own rows."),
    };

    /// <summary>For a page: what asks for a decision stands first.</summary>
    public static Table ByDecision(ComparisonResult result) =>
        Of(result, result.All.OrderBy(arm => ComparisonWords.PlaceOf(arm.Answer))) with
        {
            Id = "verdicts",
            Title = "Every verdict",
            ShortTitle = "Verdicts",
            WhenEmpty = "Base and head have no arm in common.",
        };

    private static Tone ToneOf(ArmComparison arm) => arm.Answer switch
    {
        ComparisonAnswer.Slower => Tone.Bad,
        ComparisonAnswer.Faster or ComparisonAnswer.NoDifference => Tone.Good,
        ComparisonAnswer.NotConfirmed => Tone.None,
        _ => Tone.Open,
    };
}
