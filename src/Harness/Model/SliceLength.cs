namespace GilBench.Model;

/// <summary>
/// How many calibrated slices of units one slice of an arm has. Said once, for those that launch and for those that plan.
/// </summary>
internal static class SliceLength
{
    /// <summary>
    /// A calibrated slice lasts as long as it should on the arm that is fastest; one of an arm whose workers compute at once lasts at least
    /// twice as long, as long as that of one worker on two cores, and 40 ms. Waking several workers costs a slice the same few milliseconds
    /// whatever its length, 2-vCPU virtual machine, CPython 3.13, Σ i²: in slices of 20 ms two processes of a pool were 1.68 to 1.79 times
    /// as fast as one, in slices of 40 ms 1.86 to 1.99, in slices of 80 ms 2.08; of two threads a sixth of the slices of 20 ms ran on one
    /// core for most of their time. Handing work to a single process costs time too: its slice is twice as long.
    /// </summary>
    private const int OfWorkersAtOnce = 2;

    private const double LeastSecondsAtOnce = 0.04;

    /// <param name="sliceSeconds">What a calibrated slice lasts on the fastest arm: <see cref="Sampling.SliceSeconds"/>.</param>
    public static int FactorOf(Arm arm, ExecutionModel model, Workload workload, Runtime runtime, double sliceSeconds) =>
        ComputesAtOnce(arm, model, workload, runtime) ? Math.Max(OfWorkersAtOnce, (int)Math.Round(LeastSecondsAtOnce / sliceSeconds))
        : workload.Kind == WorkloadKind.Cpu && model.WorkerKind == WorkerKind.Processes ? OfWorkersAtOnce
        : 1;

    private static bool ComputesAtOnce(Arm arm, ExecutionModel model, Workload workload, Runtime runtime) => arm.Workers > 1 &&
        (workload.Kind, model.WorkerKind) switch
        {
            (WorkloadKind.Cpu, WorkerKind.Processes) => true,
            (WorkloadKind.Cpu or WorkloadKind.Control, WorkerKind.Threads) => !runtime.MakesThreadsTakeTurns(workload),
            _ => false,
        };
}
