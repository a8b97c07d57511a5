using System.Diagnostics;

namespace GilBench.DotNet.Workloads;

/// <summary>Waits of a set length.</summary>
internal static class Waiting
{
    private const string Slept = "slept";

    public static string Sleep(TimeSpan duration)
    {
        Thread.Sleep(duration);
        return Slept;
    }

    /// <summary>Blocks the thread and says by how much that was late.</summary>
    public static LateWait Wait(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        Thread.Sleep(duration);
        return new LateWait(Stopwatch.GetElapsedTime(begun) - duration);
    }

    /// <summary>Waits for one of the runtime's timers and says by how much that was late.</summary>
    public static async Task<LateWait> WaitAsync(TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        await Task.Delay(duration);
        return new LateWait(Stopwatch.GetElapsedTime(begun) - duration);
    }

    public static async Task<string> SleepAsync(TimeSpan duration)
    {
        await Task.Delay(duration);
        return Slept;
    }
}
