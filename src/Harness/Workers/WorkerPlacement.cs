namespace GilBench.Workers;

/// <summary>Where and for how long a worker may run.</summary>
/// <param name="CpuList">The cores it is pinned to before its runtime starts, as <c>taskset</c> takes them.</param>
/// <param name="Limit">After this its whole process group is killed.</param>
/// <param name="RunId">Marks the process and what it starts, in the environment.</param>
internal sealed record WorkerPlacement(string CpuList, TimeSpan Limit, string RunId)
{
    /// <summary>The environment variable that marks every process of a run.</summary>
    public const string RunVariable = "GILBENCH_RUN";
}
