using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GilBench.Server;

/// <summary>
/// Waits that end within a tenth of a millisecond, as a rule: .NET's own timers read a clock of 4 ms steps on Linux, so <c>Task.Delay</c>
/// ends up to 4 ms late. One thread sleeps until the earliest wait is over; nothing spins.
/// </summary>
internal sealed partial class PreciseTimer
{
    private readonly object _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();

    public PreciseTimer() => new Thread(Serve) { IsBackground = true, Name = "timer" }.Start();

    /// <param name="wait">At least a millisecond: the thread cannot be told of a shorter one during its last nap.</param>
    public Task WaitAsync(TimeSpan wait)
    {
        var due = Stopwatch.GetTimestamp() + (long)(wait.TotalSeconds * Stopwatch.Frequency);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue(over, due);
            Monitor.Pulse(_gate);
        }

        return over.Task;
    }

    private void Serve()
    {
        while (true)
        {
            Nap(TakeOverdue());
        }
    }

    /// <summary>Ends the waits that are over and sleeps in whole milliseconds, until less than one is left to the next.</summary>
    private TimeSpan TakeOverdue()
    {
        lock (_gate)
        {
            while (true)
            {
                if (!_waiting.TryPeek(out var next, out var due))
                {
                    Monitor.Wait(_gate);
                    continue;
                }

                var now = Stopwatch.GetTimestamp();
                if (due <= now)
                {
                    _waiting.Dequeue();
                    next.SetResult();
                    continue;
                }

                var left = Stopwatch.GetElapsedTime(now, due);
                if (left < TimeSpan.FromMilliseconds(1))
                {
                    return left;
                }

                Monitor.Wait(_gate, (int)left.TotalMilliseconds);
            }
        }
    }

    private static void Nap(TimeSpan left) => _ = Sleep(new Duration(0, (nint)(left.Ticks * TimeSpan.NanosecondsPerTick)), 0);

    /// <summary>C's <c>nanosleep</c>; a signal that ends it early costs nothing, as the thread looks at the clock again.</summary>
    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in Duration duration, nint left);

    /// <summary>C's <c>timespec</c>.</summary>
    private readonly record struct Duration(nint Seconds, nint Nanoseconds);
}
