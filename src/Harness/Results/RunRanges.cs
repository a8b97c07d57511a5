using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// What the numbers of a run may be, by the names of their fields; <c>run.schema.json</c> has the same lower ends. No duration is negative,
/// and none is so long (a billion seconds are 31 years) that a sum or a ratio of two could fail to be a number.
/// </summary>
internal static class RunRanges
{
    private const double LongestSeconds = 1e9;

    /// <summary>
    /// Of a slice and of a start: a time of 0 or of less than a nanosecond was not measured, and its ratio to another means nothing.
    /// </summary>
    private const double ShortestMeasured = 1e-9;

    private static readonly HashSet<string> s_fromOne =
    [
        "attempt", "block", "cores", "gil_launches", "ideal_rounds", "maximum_blocks", "minimum_blocks", "process_id", "round", "tasks",
        "workers", "units_each", "units_each_of_threads", "in_flight", "logical_cpus", "physical_cores", "packages", "numa_nodes",
        "processor_count",
    ];

    /// <summary>Shares and differences of two readings: they may fall below 0.</summary>
    private static readonly HashSet<string> s_signed =
    [
        "between_launches", "steal_share", "busy_cpu_seconds", "ended_children_cpu_seconds", "psi_cpu_share", "psi_io_share",
        "psi_memory_share",
    ];

    public static NumberRange Of(Type record, string field) => (record.Name, field) switch
    {
        (_, "exit_code" or "pid") => new(int.MinValue, int.MaxValue),
        (nameof(ParameterSet), "arguments") => NumberRange.Any,
        (nameof(ArmGroup) or nameof(Pilot), "rounds") => new(1, int.MaxValue),
        (nameof(ServerCheck), "cores") => new(0, int.MaxValue),
        (nameof(Lateness), _) => new(-LongestSeconds, LongestSeconds),
        (nameof(SliceTable) or nameof(WorkerSample) or nameof(IterationSample), "wall_seconds") => new(ShortestMeasured, LongestSeconds),
        _ when s_signed.Contains(field) => new(-LongestSeconds, LongestSeconds),
        _ when s_fromOne.Contains(field) => new(1, long.MaxValue),
        _ when field.EndsWith("_seconds", StringComparison.Ordinal) => new(0, LongestSeconds),
        _ when field.EndsWith("_bytes", StringComparison.Ordinal) => new(0, long.MaxValue),
        _ => new(0, 1e15),
    };
}
