using GilBench.DotNet.Machine;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>
/// Replies with what .NET knows of itself; what only Python has (a GIL, modules, child processes) is null or zero in them.
/// </summary>
internal static class ReplyBuilder
{
    /// <param name="startup">How long the pool took to stand ready.</param>
    public static WorkerReady Ready(TimeSpan startup) => new(
        WorkerRequest.CurrentProtocol,
        startup.TotalSeconds,
        Environment.ProcessId,
        ProcessStatus.Affinity(),
        RuntimeReader.Read(),
        Modules: null);

    /// <param name="index">Of the slice; the first is cold.</param>
    /// <param name="used">By the process within the slice.</param>
    public static WorkerSample Sample(
        int index,
        int tasks,
        double wallSeconds,
        Meters used,
        int workersSeen,
        IReadOnlyDictionary<string, int> results,
        Lateness? lateness) => new(
        index,
        index == 0 ? WorkerSample.Cold : WorkerSample.Warm,
        tasks,
        wallSeconds,
        used.CpuSeconds,
        CpuChildrenSeconds: 0.0,
        used.VoluntarySwitches,
        used.InvoluntarySwitches,
        used.MinorFaults,
        used.MajorFaults,
        GilBefore: null,
        GilAfter: null,
        workersSeen,
        results,
        lateness,
        used.SystemSeconds);
}
