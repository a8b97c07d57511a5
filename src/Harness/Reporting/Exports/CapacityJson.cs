using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Statistics;
using GilBench.Statistics.Capacity;

namespace GilBench.Reporting.Exports;

/// <summary>What a throughput takes, for programs.</summary>
internal static class CapacityJson
{
    public static string Of(Run run, CapacityAnswers answers) => FigureJson.Of(
        new
        {
            Schema = 1,
            Run = run.Header.Id,
            Machine = answers.Machine.Fingerprint,
            answers.Question,
            Headline = CapacityText.Headline(answers),
            answers.Outcome,
            Answers = answers.All.Select(answer => Answer(answer, answers)),
            Rules = answers.Rules.Select(rule => new
            {
                Model = rule.Model.Id,
                Runtime = rule.Runtime.Id,
                rule.Kind,
                rule.Cores,
                rule.Workers,
                Arm = rule.Arm?.Arm.Id,
                UnitsPerSecond = Figure(rule.Arm?.EstimateOf(Metric.Throughput)),
            }),
        });

    private static object Answer(CapacityAnswer answer, CapacityAnswers answers) => new
    {
        Model = answer.Series.Model.Id,
        Runtime = answer.Series.Runtime.Id,
        Grows = answer.Series.Axis,
        answer.Series.FixedCores,
        Arms = answer.Series.Arms.Select(arm => arm.Arm.Id),
        answer.Outcome,
        Optimistic = Reach(answer.Target?.Optimistic, answer.Optimistic),
        Safe = Reach(answer.Target?.Safe, answer.Safe),
        Fit = answer.Model is { } model ? Fit(model) : null,
        CpuSecondsPerUnit = Figure(answer.Ceiling?.SecondsPerUnit),
        CpuCeilingPerSecond = Figure(answer.Ceiling?.PerSecond),
        Binds = answer.Limit,
        answer.Memory?.BytesPerWorker,
        Remarks = CapacityText.RemarksOf(answer, answers),
    };

    private static object? Reach(TargetReach? reach, CapacityNeed? need) => reach is null ? null : new
    {
        Answer = reach.Kind,
        need?.Cores,
        need?.Workers,
        need?.MemoryBytes,
        need?.CostPerMillion,
        ExceedsMemoryLimit = need?.IsTooMuch,
    };

    private static object Fit(CapacityModel model) => new
    {
        model.Kind,
        Numbers = model.Measured,
        model.Blocks,
        Gamma = Figure(model.Gamma),
        Alpha = Figure(model.Alpha),
        Beta = Figure(model.Beta),
        Peak = Figure(model.Peak),
        SecondsPerUnit = model.Saturation?.SecondsPerUnit,
        MostPerSecond = model.Saturation is { IsSaturated: true } curve ? Math.Exp(curve.LogMost) : (double?)null,
        SaidUpTo = model.Last,
        model.Refusal,
        Throughput = Told(model).Select(count => new { Number = count, PerSecond = Figure(model.At(count)) }),
    };

    /// <summary>Every number up to a hundred, then those that were measured and steps of 2 %, which a reader interpolates.</summary>
    private static IEnumerable<int> Told(CapacityModel model)
    {
        var last = 0;
        foreach (var count in model.Counts.Where(count => count <= 100 || count >= last * 1.02 || model.Measured.Contains(count)))
        {
            last = count;
            yield return count;
        }
    }

    private static object? Figure(Estimate? estimate) => estimate is null ? null : new { estimate.Value, estimate.Low, estimate.High };
}
