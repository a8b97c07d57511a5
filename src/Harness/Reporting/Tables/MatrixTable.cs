using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The document's decision matrix as this run measured it.</summary>
internal static class MatrixTable
{
    private const string NotMeasured = "not measured in this run";

    private static readonly Column<MatrixRow>[] s_columns =
    [
        Columns.Of<MatrixRow>("Work that …", row => row.Rule.Work),
        Columns.Of<MatrixRow>("Usual choice", row => row.Rule.Words),
        Columns.Of<MatrixRow>("Measured with", row => row.Answer is { } answer
            ? $"{answer.Slice.Name} on {Counted.Of(answer.Cores, "core")}"
            : NotMeasured),
        Columns.Of<MatrixRow>("The choice does", row => row.Choice is { } choice ? Figure(choice) : Figures.None),
        Columns.Of<MatrixRow>("The most does", row => row.Best is { } best ? $"{Figure(best)}, {WayNames.Of(best.Way.Way)}" : Figures.None),
        new("Is the choice right here?", Verdict) { Head = new Column("Is the choice right here?") { IsWide = true }, Tone = ToneOf },
    ];

    /// <summary>Empty where no kind of work was measured in several ways.</summary>
    public static Table Of(Evidence evidence, IReadOnlyList<WorkAnswer> answers) =>
        Table.Of(answers.Count == 0 ? [] : DecisionMatrix.Of(evidence, answers), s_columns) with
        {
            Id = "matrix",
            Title = "The usual decision matrix, as measured here",
            ShortTitle = "Decision matrix",
            Note = "Work done in the time in which one thread does 1, with its 95 % interval: the price of the interpreter and of handing "
                + "over arguments is part of it. A choice is right unless another way is, by the whole interval, more than 10 % faster.",
        };

    private static string Figure(OverWay over) => over.Ratio is { } ratio ? Figures.Ratio(ratio) : Figures.None;

    private static string Verdict(MatrixRow row) => row switch
    {
        { Answer: null } => Figures.None,
        { Choice: null } => "The choice was not measured.",
        { BestIsBetter: null } => "Yes: nothing that was measured does more.",
        { BestIsBetter: RecommendationRule.Better.No } => "Yes: nothing that was measured is more than 10 % faster.",
        { BestIsBetter: RecommendationRule.Better.Clearly, Best: { } best } => $"No: {WayNames.WithArm(best.Way)} does more.",
        _ => "Open: the intervals or the controls do not tell.",
    };

    private static Tone ToneOf(MatrixRow row) => row switch
    {
        { Answer: null } or { Choice: null } => Tone.None,
        { BestIsBetter: null or RecommendationRule.Better.No } => Tone.Good,
        { BestIsBetter: RecommendationRule.Better.Clearly } => Tone.Bad,
        _ => Tone.Open,
    };
}
