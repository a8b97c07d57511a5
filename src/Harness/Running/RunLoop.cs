using GilBench.Model;
using GilBench.Results;

namespace GilBench.Running;

/// <summary>
/// Measures a run from where it was left to its end: prepares, then block after block until it is precise, has all blocks or is out of
/// budget. An interruption ends it in order too: no worker is alive by then, and the run file says so.
/// </summary>
internal sealed class RunLoop(RunFile file, RunTools tools, Action<RunEvent> tell)
{
    /// <returns>How the run ended; <see cref="RunEndReason.Interrupted"/> where it was cancelled.</returns>
    public async Task<RunEnd> RunAsync(Run run, CancellationToken cancellation)
    {
        var recorder = new RunRecorder(run, file, tell, tools.Clock);
        recorder.Note(new Session(tools.Clock.GetUtcNow(), Environment.ProcessId) { Variables = tools.Variables });
        try
        {
            return recorder.End(await MeasureAsync(recorder, cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return recorder.End(RunEndReason.Interrupted);
        }
    }

    private async Task<RunEndReason> MeasureAsync(RunRecorder recorder, CancellationToken cancellation)
    {
        var preparation = new Preparation(recorder, tools);
        await using var server = await preparation.StartServerAsync(cancellation).ConfigureAwait(false);
        try
        {
            var requests = new LaunchRequests(tools, recorder.Header, server?.Address);
            await preparation.CalibrateAsync(requests, cancellation).ConfigureAwait(false);
            await preparation.ReadMemoryAsync(requests, cancellation).ConfigureAwait(false);
            return await new BlockLoop(recorder, tools, requests, preparation).RunAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await preparation.RecordServedAsync(server).ConfigureAwait(false);
        }
    }
}
