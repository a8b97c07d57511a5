using GilBench.Capacity;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>What a throughput takes under each model and runtime, and what the usual rules gave.</summary>
internal static class CapacityTables
{
    public static Table Of(CapacityAnswers answers)
    {
        Column<CapacityAnswer>?[] columns =
        [
            Columns.Of<CapacityAnswer>("Model", answer => answer.Series.Model.Id),
            Columns.Of<CapacityAnswer>("Runtime", answer => answer.Series.Runtime.Id),
            Columns.Wide<CapacityAnswer>("Measured", answer => CapacityText.MeasuredOf(answer.Series)),
            Columns.Of<CapacityAnswer>("Optimistic", CapacityText.OptimisticOf),
            Columns.Of<CapacityAnswer>("Safe", CapacityText.SafeOf) with { Tone = ToneOf },
            Columns.Number<CapacityAnswer>("Memory", answer => Columns.Known(NeedOf(answer)?.MemoryBytes, Figures.Bytes)),
            answers.Question.PricePerCoreHour is null
                ? null
                : Columns.Number<CapacityAnswer>(
                    "Cost of a million", answer => Columns.Known(NeedOf(answer)?.CostPerMillion, CapacityText.Money)),
            Columns.Wide<CapacityAnswer>("Fitted", CapacityText.FitOf),
            new Column<CapacityAnswer>("Remarks", answer => string.Join(' ', CapacityText.RemarksOf(answer, answers)))
            {
                Head = new Column("Remarks") { IsWide = true, IsDetail = true },
            },
        ];
        return Table.Of(answers.All, [.. columns.OfType<Column<CapacityAnswer>>()]) with
        {
            Id = "capacity",
            Title = "What it takes",
            ShortTitle = "Capacity",
            Note = "Optimistic: the first number of cores or workers whose upper bound reaches the throughput; safe: the first whose lower "
                + "bound does. Memory and cost are for the safe number, or else for the optimistic one.",
            WhenEmpty = "Nothing of this workload was measured.",
        };
    }

    /// <summary>A row for each model and runtime, a column for each rule.</summary>
    public static Table Rules(CapacityAnswers answers) => Table.Of(
        answers.Rules.GroupBy(rule => (rule.Model.Id, rule.Runtime.Id)).Select(same => same.ToList()),
        [
            Columns.Of<List<RuleOfThumb>>("Model", rules => rules[0].Model.Id),
            Columns.Of<List<RuleOfThumb>>("Runtime", rules => rules[0].Runtime.Id),
            .. answers.Rules.DistinctBy(rule => rule.Kind).Select((rule, index) => Columns.Of<List<RuleOfThumb>>(
                CapacityText.RuleOf(rule), rules => CapacityText.MeasuredOf(rules[index], answers.Question.PerSecond))),
        ]) with
    {
        Id = "capacity-rules",
        Title = "The usual rules",
        ShortTitle = "Usual rules",
        Note = "What the usual numbers of workers gave on the most cores that were measured.",
    };

    private static CapacityNeed? NeedOf(CapacityAnswer answer) => answer.Safe ?? answer.Optimistic;

    private static Tone ToneOf(CapacityAnswer answer) => answer.Outcome switch
    {
        CapacityOutcome.Reached => Tone.Good,
        CapacityOutcome.Unreachable => Tone.Bad,
        _ => Tone.Open,
    };
}
