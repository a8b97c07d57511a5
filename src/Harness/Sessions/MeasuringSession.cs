using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Sessions;

/// <summary>
/// One session of measuring on a run, by one process: <see cref="MeasuringSessions"/> begins it on a new run or resumes one, it runs until
/// the run is precise enough, its budget is spent or somebody interrupts it, and the run is read back from its file. What happens meanwhile
/// is told as <see cref="RunEvent"/>s; a session shows nothing. Disposing lets go of the run file.
/// </summary>
/// <param name="tools">Makes what the loop works with, once the session runs.</param>
internal sealed class MeasuringSession(RunFile file, Func<RunTools> tools, string folder, Run before) : IDisposable
{
    /// <summary>The run's folder, as a full path.</summary>
    public string Folder => folder;

    /// <summary>The run as far as earlier sessions came.</summary>
    public Run Before => before;

    /// <summary>Why the run has ended for good, so that there is nothing to go on with; null where it can be gone on with.</summary>
    public RunEndReason? EndedBecause => before.End is { Reason: not RunEndReason.Interrupted and var reason } ? reason : null;

    /// <param name="tell">Called with what happens, between slices.</param>
    /// <returns>How the session ended; <see cref="RunEndReason.Interrupted"/> where it was cancelled. No worker is alive by then.</returns>
    public async Task<RunEnd> RunAsync(Action<RunEvent> tell, CancellationToken cancellation)
    {
        KillStrays();
        var end = await new RunLoop(file, tools(), tell).RunAsync(before, cancellation).ConfigureAwait(false);
        KillStrays();
        return end;
    }

    /// <summary>The run as it stands in its file now: what analysis, claims and reports are made from.</summary>
    public Run ReadBack() => RunFile.Read(folder);

    public void Dispose() => file.Dispose();

    /// <summary>A harness that was killed may have left a worker running.</summary>
    private void KillStrays()
    {
        foreach (var stray in new ProcessScan(KernelFiles.OfThisMachine).WithEnvironment(WorkerPlacement.RunVariable, before.Header.Id))
        {
            KillSignal.ToProcess(stray);
        }
    }
}
