namespace GilBench.Model;

/// <summary>
/// How many calibrated slices of units one slice of an arm has. Said once, for those that launch and for those that plan.
/// </summary>
internal static class SliceLength
{
    /// <summary>
    /// Handing units to the processes of a pool and waking them took 3 ms of a slice whatever its length, 2-vCPU virtual machine, CPython
    /// 3.13, Σ i²: in slices of 20 ms two processes of a pool were 1.68 to 1.79 times as fast as one, in slices of 40 ms 1.86 to 1.99, in
    /// slices of 80 ms 2.08; two threads without a GIL 1.97, 2.05, 2.03. Work that is worth a pool lasts longer, so slices of 20 ms would
    /// understate it.
    /// </summary>
    public const int OfProcesses = 2;

    public static int FactorOf(ExecutionModel model, Workload workload) =>
        model.WorkerKind == WorkerKind.Processes && workload.Kind == WorkloadKind.Cpu ? OfProcesses : 1;
}
