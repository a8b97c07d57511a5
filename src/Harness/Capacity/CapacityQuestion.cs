using GilBench.Model;

namespace GilBench.Capacity;

/// <summary>What a run is asked: what a throughput of one of its workloads takes.</summary>
internal sealed record CapacityQuestion
{
    public required string Workload { get; init; }

    public required string ParameterSet { get; init; }

    /// <summary>Units a second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>What an hour of a core costs, in whatever money; null where costs are not asked for.</summary>
    public double? PricePerCoreHour { get; init; }

    /// <summary>What the workers may hold together; null is any amount.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>What the loopback server gave at most; null where the workload does not need it, or that is not known.</summary>
    public double? ServerPerSecond { get; init; }

    /// <summary>
    /// The parameter set that is meant where nobody names one: that which tells most of several workers. Null where none stands out.
    /// </summary>
    /// <param name="measured">Names of those that a run measured.</param>
    public static string? UsualSetOf(IReadOnlyList<string> measured) =>
        new[] { ParameterSetNames.InFlight, ParameterSetNames.Calibrated }.FirstOrDefault(measured.Contains)
        ?? (measured is [var only] ? only : null);
}
