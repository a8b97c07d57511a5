using System.Text.Json;

namespace GilBench.Model;

/// <summary>Sizes of a workload.</summary>
/// <param name="Name">
/// <c>calibrated</c>, or <c>document…</c>: the document's own sizes, never rescaled; of a suite's workloads whatever the user named them.
/// </param>
/// <param name="Arguments">What a unit is given: numbers for the document's workloads, any JSON for the user's code.</param>
/// <param name="Tasks">Units of one slice; null is found by calibration.</param>
/// <param name="Workers">Workers of the models that have several; null is one per core.</param>
/// <param name="Expected">The text that every unit's result must have, in every language; null where results are not compared.</param>
internal sealed record ParameterSet(
    string Name, IReadOnlyDictionary<string, JsonElement> Arguments, int? Tasks, int? Workers, string? Expected)
{
    /// <summary>Whether all workers of a process are given the same objects, instead of each its own; of user code alone.</summary>
    public bool SharedArguments { get; init; }

    /// <summary>The numbers in flight at which it is measured; null: at one number of workers alone.</summary>
    public ConcurrencySweep? Sweep { get; init; }

    /// <summary>Whether the units of a slice are found by calibration.</summary>
    public bool IsCalibrated => Tasks is null && Sweep is null;

    /// <summary>Units of one slice of so many workers; null where calibration finds them.</summary>
    public int? TasksOf(int workers, WorkerKind kind) => Tasks ?? Sweep?.UnitsOf(workers, kind);

    /// <summary>Whether units and slices of the other one are the same, so that their times can be compared.</summary>
    public bool IsSameWorkAs(ParameterSet other) =>
        Tasks == other.Tasks && Sweep is null == other.Sweep is null && Arguments.Count == other.Arguments.Count
        && Arguments.All(argument =>
            other.Arguments.TryGetValue(argument.Key, out var value) && value.GetRawText() == argument.Value.GetRawText());
}
