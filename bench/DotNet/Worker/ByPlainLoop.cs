using System.Diagnostics;

namespace GilBench.DotNet.Worker;

/// <summary>
/// Drives a launch by a loop of its own, for the native control: it is ready in a fifth of the time that BenchmarkDotNet's start takes, and
/// a control needs nothing of what that brings.
/// </summary>
internal static class ByPlainLoop
{
    public static void Run(Launch launch)
    {
        launch.GlobalSetup();
        while (true)
        {
            launch.IterationSetup();
            if (launch.IsEnded)
            {
                break;
            }

            var started = Stopwatch.GetTimestamp();
            launch.Run();
            var elapsed = Stopwatch.GetElapsedTime(started);
            launch.IterationCleanup();
            launch.Report(elapsed.TotalSeconds);
        }

        launch.GlobalCleanup();
    }
}
