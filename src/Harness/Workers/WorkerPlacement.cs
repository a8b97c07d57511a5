namespace GilBench.Workers;

/// <summary>Where a worker may run, and for how long a step of it.</summary>
/// <param name="CpuList">The cores it is pinned to before its runtime starts, as <c>taskset</c> takes them.</param>
/// <param name="StepLimit">A worker that does not answer a command within this is killed with its whole process group.</param>
/// <param name="RunId">Marks the process and what it starts, in the environment.</param>
internal sealed record WorkerPlacement(string CpuList, TimeSpan StepLimit, string RunId)
{
    /// <summary>Whether it is the native control, which is to be as near to native code as .NET comes, at once.</summary>
    public bool IsControl { get; init; }

    /// <summary>The environment variable that marks every process of a run.</summary>
    public const string RunVariable = "GILBENCH_RUN";
}
