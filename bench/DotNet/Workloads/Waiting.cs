using System.Diagnostics;

namespace GilBench.DotNet.Workloads;

/// <summary>Waits of a set length.</summary>
internal static class Waiting
{
    private const string Slept = "slept";

    public static Unit OpenSleep(double seconds)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        return new Unit(() => Sleep(duration), async () => await SleepAsync(duration));
    }

    /// <summary>Waits that say by how much they were late.</summary>
    public static Unit OpenTimer(double seconds)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        return new Unit(() => Wait(duration), async () => await WaitAsync(duration));
    }

    private static string Sleep(TimeSpan duration)
    {
        Thread.Sleep(duration);
        return Slept;
    }

    private static async Task<string> SleepAsync(TimeSpan duration)
    {
        await Task.Delay(duration);
        return Slept;
    }

    /// <summary>Blocks the thread.</summary>
    private static LateWait Wait(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        Thread.Sleep(duration);
        return new LateWait(Stopwatch.GetElapsedTime(begun) - duration);
    }

    /// <summary>Waits for one of the runtime's timers.</summary>
    private static async Task<LateWait> WaitAsync(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        await Task.Delay(duration);
        return new LateWait(Stopwatch.GetElapsedTime(begun) - duration);
    }
}

/// <summary>A wait that has ended: the result of a unit of <c>timer</c>, the same text for all of them.</summary>
/// <param name="Lateness">From the end that was asked for to the one that came; below 0 it came early.</param>
internal sealed record LateWait(TimeSpan Lateness)
{
    public override string ToString() => "waited";
}
