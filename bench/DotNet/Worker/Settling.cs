using System.Diagnostics;
using GilBench.DotNet.Machine;

namespace GilBench.DotNet.Worker;

/// <summary>Waits until the runtime's compiler, which works in the background, is done.</summary>
internal static class Settling
{
    /// <summary>
    /// The runtime looks every 100 ms whether any code was new since it looked last, and waits on where some was: so twice 100 ms without
    /// work are sure to be noticed. In 120 ms a third of the launches were not, and compiled in the midst of their slices.
    /// </summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(210);

    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(30);

    /// <summary>More CPU time than this between two looks: something is being compiled.</summary>
    private const double BusySeconds = 0.001;

    private const double LongestSettlingSeconds = 2;

    /// <summary>Waits until the process has used no CPU time for a while: the runtime has compiled then what it was going to.</summary>
    public static void Await()
    {
        var began = Stopwatch.GetTimestamp();
        var quietSince = began;
        while (Stopwatch.GetElapsedTime(quietSince) < _quiet && Stopwatch.GetElapsedTime(began).TotalSeconds < LongestSettlingSeconds)
        {
            var before = Meters.Read();
            Thread.Sleep(_look);
            if ((Meters.Read() - before).CpuSeconds > BusySeconds)
            {
                quietSince = Stopwatch.GetTimestamp();
            }
        }
    }
}
