using System.Globalization;
using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Statistics;
using GilBench.Statistics.Capacity;

namespace GilBench.Reporting.Answers;

/// <summary>What a throughput takes, in words.</summary>
internal static class CapacityText
{
    /// <summary>α and β below this are 0 to a reader.</summary>
    private const double SmallestParameter = 1e-6;

    /// <summary>What is asked for, such as <c>5.00 k/s of http_get</c>.</summary>
    public static string QuestionOf(CapacityAnswers answers) =>
        $"{Figures.PerSecond(answers.Question.PerSecond)} of "
        + ParameterSetNames.Label(answers.Question.Workload, answers.Question.ParameterSet);

    public static string Headline(CapacityAnswers answers) => answers switch
    {
        { LostTooMuch: true } =>
            $"This run cannot tell what {QuestionOf(answers)} takes: the environment took {Figures.Percent(answers.LostShare)} of its "
            + "rounds, so nothing is concluded from it.",
        { Best: { Safe: { } need } best } =>
            $"{QuestionOf(answers)}: {best.Series.Model.Id} on {best.Series.Runtime.Id} does it with {Words(need)}, by the lower end of "
            + $"its interval{Held(need)}{Paid(need)}.{string.Concat(Others(answers, best))}",
        { Question: { ServerPerSecond: { } most } asked } when most < asked.PerSecond =>
            $"This run cannot tell what {QuestionOf(answers)} takes: the loopback server that it was measured against gave at most "
            + $"{Figures.PerSecond(most)}.",
        { Outcome: CapacityOutcome.Unreachable } =>
            $"{QuestionOf(answers)} is out of reach of every model that was measured: the upper end of each stays below it"
            + $"{(answers.Question.MemoryLimitBytes is { } limit ? $", or it holds more than {Figures.Bytes(limit)}" : "")}.",
        { All: [] } => $"This run cannot tell what {QuestionOf(answers)} takes: it has no arm of it.",
        _ => $"This run cannot tell what {QuestionOf(answers)} takes: of no model does the lower end of the interval reach it within twice "
            + "what was measured.",
    };

    /// <summary>Which numbers were measured, such as <c>1, 2, 4 cores</c> or <c>1, 10 workers on 2 cores</c>.</summary>
    public static string MeasuredOf(ScalingSeries series)
    {
        var counts = series.WithFigure.Select(ScalingSeries.CountOf).ToList();
        var list = string.Join(", ", counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)));
        return (counts, series.FixedCores) switch
        {
            ([], _) => "nothing",
            ([1], null) => "1 core",
            (_, null) => $"{list} cores",
            ([1], { } cores) => $"1 worker on {Counted.Of(cores, "core")}",
            (_, { } cores) => $"{list} workers on {Counted.Of(cores, "core")}",
        };
    }

    public static string OptimisticOf(CapacityAnswer answer) =>
        ReachOf(answer, answer.Target?.Optimistic, answer.Optimistic, "unreachable");

    public static string SafeOf(CapacityAnswer answer) => ReachOf(
        answer, answer.Target?.Safe, answer.Safe,
        answer.Target?.Optimistic.Kind == ReachKind.Unreachable ? "unreachable" : "no number is sure");

    /// <summary>The law that was fitted, with its figures; empty where none was.</summary>
    public static string FitOf(CapacityAnswer answer) => answer.Model switch
    {
        { Kind: CapacityModelKind.Band, Gamma: { } gamma } model =>
            $"{Figures.PerSecond(gamma.Value)} of one; a band, because {model.Measured[0]} and {model.Measured[1]} alone do not tell "
            + "what is lost by taking turns from what is lost by keeping in step.",
        { Kind: CapacityModelKind.AmdahlAndBand, Gamma: { } gamma, Alpha: { } alpha } =>
            $"{Figures.PerSecond(gamma.Value)} of one; Amdahl's law, α {Parameter(alpha)}, and the band from it to keeping in step alone.",
        { Kind: CapacityModelKind.Universal, Gamma: { } gamma, Alpha: { } alpha, Beta: { } beta } model =>
            $"{Figures.PerSecond(gamma.Value)} of one; scalability law, α {Parameter(alpha)}, β {Parameter(beta)}"
            + $"{(model.Peak is { } peak ? $"; the most at N = {PeakOf(peak)}" : "")}.",
        { Saturation: { } curve } => curve.IsSaturated
            ? $"{Figures.Duration(curve.SecondsPerUnit)} a unit, side by side up to {Figures.PerSecond(Math.Exp(curve.LogMost))}."
            : $"{Figures.Duration(curve.SecondsPerUnit)} a unit, side by side; nothing was full yet.",
        _ => "",
    };

    /// <summary>What a reader must know of an answer: complete sentences.</summary>
    public static IReadOnlyList<string> RemarksOf(CapacityAnswer answer, CapacityAnswers answers)
    {
        var machine = answers.Machine.PhysicalCores ?? answers.Machine.LogicalCpus;
        string?[] remarks =
        [
            answer.Model is null ? "No launch of it counts, so it has no figure." : null,
            answer.Series.IsWhole && answer.Model is not null ? "It has one worker wherever it runs." : answer.Model?.Refusal,
            answer.Model is { Blocks: 1 } ? "One block has no interval." : null,
            answer.Series.WithFigure.Any(arm => arm.IsNotSteady)
                ? "An arm of it was not steady, so its throughput may not be the typical one."
                : null,
            CeilingOf(answer),
            answer.Series.FixedCores > 1 && CpuCeiling.IsOneThread(answer.Series)
                ? "It computes on one of its cores; what it does on one alone was not measured."
                : null,
            answer.Series is { Waits: true, IsWhole: false, WithFigure: not [] }
                && answer.Series.WithFigure.All(arm => !arm.Resolved.CoversCpuTime)
                ? "The CPU time of a unit is not known where .NET waits, so nothing is said of what its cores permit."
                : null,
            new[] { answer.Optimistic?.Cores, answer.Safe?.Cores }.Max() > machine
                ? $"This machine has {Counted.Of(machine, "core")}: more of them means another one like it."
                : null,
            answer.Memory is { Metric: var metric } && metric == Metric.PeakMemory
                ? "Memory is the most that its process ever held; that of all workers together was not read."
                : null,
            answers.Question.MemoryLimitBytes is not null && answer is { Safe.MemoryBytes: null, Safe: not null }
                ? "How much memory so many workers hold is not known, so whether that is within the limit is open."
                : null,
        ];
        return [.. remarks.OfType<string>()];
    }

    /// <summary>Such as <c>2 cores, 10 workers</c>.</summary>
    public static string Words(CapacityNeed need) =>
        $"{Counted.Of(need.Cores, "core")}, {Counted.Of(need.Workers, "worker")}";

    public static string Money(double cost) => Figures.Significant(cost);

    /// <summary>A rule, such as <c>a worker a core: 2 workers on 2 cores</c>.</summary>
    public static string RuleOf(RuleOfThumb rule) =>
        $"{(rule.Kind == RuleKind.WorkerACore ? "a worker a core" : "2 × cores + 1 workers")}: "
        + $"{Counted.Of(rule.Workers, "worker")} on {Counted.Of(rule.Cores, "core")}";

    /// <summary>What a rule gave, and whether that is enough.</summary>
    public static string MeasuredOf(RuleOfThumb rule, double perSecond) => rule.Arm?.EstimateOf(Metric.Throughput) is not { } measured
        ? "not measured"
        : $"{Figures.PerSecond(measured.Value)}: " + (measured switch
        {
            { Low: { } low } when low >= perSecond => "enough",
            { High: { } high } when high < perSecond => "too little",
            _ => "open whether that is enough",
        });

    private static string ReachOf(CapacityAnswer answer, TargetReach? reach, CapacityNeed? need, string never) => reach?.Kind switch
    {
        ReachKind.Reached => Words(need!) + (need!.IsTooMuch ? ": more memory than allowed" : ""),
        ReachKind.Unreachable => never,
        ReachKind.BeyondMeasured => answer.Model!.Refusal is null
            ? $"beyond what was measured (more than {Farthest(answer)})"
            : "beyond what was measured",
        ReachKind.Unknown => "no interval",
        _ => Figures.None,
    };

    private static string Farthest(CapacityAnswer answer) =>
        Counted.Of(answer.Model!.Last, answer.Series.Axis == ScalingAxis.Cores ? "core" : "worker");

    /// <summary>What each other runtime needs, a sentence each with a space before it.</summary>
    private static IEnumerable<string> Others(CapacityAnswers answers, CapacityAnswer best) =>
        from runtime in answers.All.GroupBy(answer => answer.Series.Runtime.Id)
        where runtime.Key != best.Series.Runtime.Id
        select $" On {runtime.Key}: " + (answers.BestOf(runtime) is { Safe: { } need } own
            ? $"{Words(need)} ({own.Series.Model.Id})."
            : CapacityAnswers.IsOutOfReach([.. runtime]) ? "out of reach." : "this run cannot tell.");

    private static string? CeilingOf(CapacityAnswer answer) => answer.Ceiling is not { } ceiling ? null
        : $"A unit costs {Figures.Duration(ceiling.SecondsPerUnit)} of CPU time (at {Counted.Of(ceiling.From.Arm.Workers, "worker")}), "
        + $"so {CoresOf(ceiling)} at most {RateOf(ceiling.PerSecond)}"
        + answer.Limit switch
        {
            CapacityLimit.Waiting => "; below that, what binds is how many are in flight.",
            CapacityLimit.CpuTime => "; at this throughput CPU time binds, however many are in flight.",
            _ => ".",
        };

    private static string RateOf(Estimate perSecond) => perSecond is { Low: { } low, High: { } high }
        ? $"{Figures.PerSecond(perSecond.Value)} [{Figures.PerSecond(low)}, {Figures.PerSecond(high)}]"
        : Figures.PerSecond(perSecond.Value);

    private static string CoresOf(CpuCeiling ceiling) => ceiling.FewestCores == ceiling.MostCores
        ? $"{Counted.Of(ceiling.FewestCores, "core")} {(ceiling.FewestCores == 1 ? "does" : "do")}"
        : $"threads that take turns on {Counted.Of(ceiling.MostCores, "core")} do";

    private static string Parameter(Estimate estimate) => Parameter(estimate.Value)
        + (estimate is { Low: { } low, High: { } high } ? $" [{Parameter(Math.Max(0, low))}, {Parameter(high)}]" : "");

    private static string Parameter(double value) => Figures.Significant(Math.Abs(value) < SmallestParameter ? 0 : value);

    private static string PeakOf(Estimate peak)
    {
        var (low, high) = (Whole(peak.Low ?? 1), peak.High is { } end ? Whole(end) : "…");
        return low == high ? low : $"{Whole(peak.Value)} [{low}, {high}]";
    }

    private static string Whole(double count) => Math.Round(count).ToString("N0", CultureInfo.InvariantCulture);

    private static string Held(CapacityNeed need) => need.MemoryBytes is { } bytes ? $"; memory: {Figures.Bytes(bytes)}" : "";

    private static string Paid(CapacityNeed need) => need.CostPerMillion is { } cost ? $"; a million units cost {Money(cost)}" : "";
}
