using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>
/// The worker's side of a launch that <see cref="ReferenceLoop"/> drives: ready, a sample for each <c>go</c>, done. The results are
/// BenchmarkDotNet's to consume, so a sample tallies none.
/// </summary>
/// <param name="invocations">What each slice has; a command that asks for another number is refused.</param>
/// <param name="mostSlices">As announced by the request.</param>
/// <param name="leave">Ends the process with an exit code: BenchmarkDotNet would run its remaining iterations first.</param>
internal sealed class ReferenceLaunch(
    int invocations, int mostSlices, Nice nice, CommandInput commands, ReplyStream replies, Action<int> leave)
{
    private Meters _before;
    private Meters _used;
    private int _slices;

    /// <summary>The most that will be asked for.</summary>
    public int MostSlices => mostSlices;

    /// <summary>The benchmark stands ready.</summary>
    public void SayReady()
    {
        nice.Restore();
        replies.Write(ReplyBuilder.Ready(TimeSpan.Zero));
    }

    /// <summary>Waits for the next slice's command; leaves where there is none to come.</summary>
    public void AwaitCommand()
    {
        switch (commands.Next())
        {
            case WorkerGo go when go.Tasks != invocations:
                Refuse($"This reference has {invocations} calls a slice, fixed when it started; {go.Tasks} are asked for.");
                break;
            case WorkerGo when _slices == mostSlices:
                Refuse($"Slice {_slices + 1} is asked for, and the request said {mostSlices} at most.");
                break;
            case WorkerGo:
                _before = Meters.Read();
                break;
            case WorkerWarmUp:
                Refuse("The reference has no warm_up: ask for slices and pass their samples over.");
                break;
            default:
                replies.Write(new WorkerDone(
                    ShutdownSeconds: null, ProcessStatus.PeakResidentBytes(), null, null, null, null, ProcessStatus.Affinity()));
                leave(0);
                break;
        }
    }

    /// <summary>What the slice used; its time comes later.</summary>
    public void ReadMeters() => _used = Meters.Read() - _before;

    /// <summary>Sends the sample of the slice that has just ended.</summary>
    public void Report(double wallSeconds)
    {
        replies.Write(ReplyBuilder.Sample(
            _slices, invocations, wallSeconds, _used, workersSeen: 1, new Dictionary<string, int>(), lateness: null));
        _slices++;
    }

    private void Refuse(string sentence)
    {
        replies.Write(new WorkerFailed(WorkerFailed.Usage, sentence));
        leave(2);
    }
}
