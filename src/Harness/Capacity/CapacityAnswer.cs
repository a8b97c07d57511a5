using GilBench.Statistics.Capacity;

namespace GilBench.Capacity;

/// <summary>What one model on one runtime needs for a throughput.</summary>
internal sealed record CapacityAnswer
{
    public required ScalingSeries Series { get; init; }

    /// <summary>Null where no arm has a figure.</summary>
    public required CapacityModel? Model { get; init; }

    /// <summary>Null where no arm has a figure.</summary>
    public required TargetAnswer? Target { get; init; }

    /// <summary>Null where the optimistic bound does not reach it.</summary>
    public required CapacityNeed? Optimistic { get; init; }

    /// <summary>Null where the safe bound does not reach it.</summary>
    public required CapacityNeed? Safe { get; init; }

    /// <summary>Null where nothing waits, or CPU time is not known.</summary>
    public required CpuCeiling? Ceiling { get; init; }

    public required MemoryNeed? Memory { get; init; }

    public required CapacityOutcome Outcome { get; init; }

    /// <summary>What binds at the throughput asked for; null where there is no ceiling.</summary>
    public required CapacityLimit? Limit { get; init; }

    public static CapacityAnswer Of(ScalingSeries series, CapacityQuestion question)
    {
        var model = series.Sample() is { } sample ? CapacityModel.Of(sample, series.Axis) : null;
        var (ceiling, memory) = (CpuCeiling.Of(series), MemoryNeed.Of(series));
        var target = model is null ? null : TargetAnswer.Of(model, question.PerSecond, ceiling?.PerSecond, series.IsWhole);
        var (optimistic, safe) = (NeedOf(target?.Optimistic), NeedOf(target?.Safe));
        return new CapacityAnswer
        {
            Series = series,
            Model = model,
            Target = target,
            Optimistic = optimistic,
            Safe = safe,
            Ceiling = ceiling,
            Memory = memory,
            Outcome = OutcomeOf(target, optimistic, safe, question),
            Limit = ceiling is null ? null
                : question.PerSecond >= ceiling.PerSecond.Value ? CapacityLimit.CpuTime
                : CapacityLimit.Waiting,
        };

        CapacityNeed? NeedOf(TargetReach? reach) => reach?.Count is { } count
            ? CapacityNeed.Of(series.CoresAt(count), count, memory?.BytesAt(count), question)
            : null;
    }

    private static CapacityOutcome OutcomeOf(
        TargetAnswer? target, CapacityNeed? optimistic, CapacityNeed? safe, CapacityQuestion question)
    {
        if (target?.Optimistic.Kind == ReachKind.Unreachable || optimistic?.IsTooMuch == true)
        {
            return CapacityOutcome.Unreachable;
        }

        var memoryIsKnown = question.MemoryLimitBytes is null || safe?.MemoryBytes is not null;
        return safe is { IsTooMuch: false } && memoryIsKnown && !(question.ServerPerSecond < question.PerSecond)
            ? CapacityOutcome.Reached
            : CapacityOutcome.Open;
    }
}

/// <summary>What a throughput takes.</summary>
/// <param name="MemoryBytes">Null where it is not known.</param>
/// <param name="CostPerMillion">Of a million units at the throughput asked for; null where no price was given.</param>
/// <param name="IsTooMuch">Whether it holds more memory than it may.</param>
internal sealed record CapacityNeed(int Cores, int Workers, double? MemoryBytes, double? CostPerMillion, bool IsTooMuch)
{
    private const double SecondsOfAnHour = 3600;

    public static CapacityNeed Of(int cores, int workers, double? memoryBytes, CapacityQuestion question) => new(
        cores, workers, memoryBytes,
        question.PricePerCoreHour * cores / (question.PerSecond * SecondsOfAnHour) * 1e6,
        memoryBytes > question.MemoryLimitBytes);
}

/// <summary>What comes of a question for one model on one runtime.</summary>
internal enum CapacityOutcome
{
    /// <summary>The safe bound reaches the throughput.</summary>
    Reached,

    /// <summary>Not even the optimistic bound does, or not within the memory.</summary>
    Unreachable,

    /// <summary>The run cannot tell.</summary>
    Open,
}

/// <summary>What binds work that waits.</summary>
internal enum CapacityLimit
{
    /// <summary>How many are in flight: each takes its time, and costs little of the CPU's.</summary>
    Waiting,

    /// <summary>The CPU time of a unit: more in flight do no more.</summary>
    CpuTime,
}
