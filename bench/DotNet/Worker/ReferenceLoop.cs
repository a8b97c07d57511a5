using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GilBench.DotNet.Benchmarks;
using Perfolizer.Mathematics.OutlierDetection;

namespace GilBench.DotNet.Worker;

/// <summary>
/// BenchmarkDotNet's own loop around a benchmark of <see cref="Units"/>, as its default job has it (16 calls a turn, each result consumed;
/// its emitting toolchain makes in this process what the default one generates as source), with one iteration for each slice: what
/// <c>bench/bias.py</c> compares the arms with. What that job does around the loop is left out: its process, its search for an invocation
/// count, the overhead it subtracts (nanoseconds a call), the outliers it drops.
/// </summary>
internal static class ReferenceLoop
{
    /// <summary>How often the default job's loop calls the benchmark in a turn.</summary>
    public const int UnrollFactor = 16;

    private static readonly TimeSpan _noLimit = TimeSpan.FromDays(7);

    /// <param name="method">A method of <see cref="Units"/>.</param>
    /// <param name="invocations">Calls an iteration; a multiple of <see cref="UnrollFactor"/>.</param>
    /// <param name="launch">Waits for each slice and hears its time.</param>
    /// <exception cref="InvalidOperationException">BenchmarkDotNet ended by itself, so before the end was asked for.</exception>
    public static void Run(string method, int invocations, ReferenceLaunch launch)
    {
        // Without PATH, BenchmarkDotNet does not run `dotnet --version` for the head of its report.
        Environment.SetEnvironmentVariable("PATH", null);
        ReferenceUnits.Current = launch;
        var job = new Job("Reference")
            .WithToolchain(new InProcessEmitToolchain(_noLimit, logOutput: true))
            .WithStrategy(RunStrategy.Monitoring)
            .WithLaunchCount(1)
            .WithWarmupCount(0)
            .WithIterationCount(launch.MostSlices + 1)
            .WithInvocationCount(invocations)
            .WithUnrollFactor(UnrollFactor)
            .WithEvaluateOverhead(false)
            .WithOutlierMode(OutlierMode.DontRemove)
            .WithGcForce(false);
        var summary = BenchmarkRunner.Run<ReferenceUnits>(ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddFilter(new NameFilter(name => name == method))
            .AddLogger(new SampleLogger(launch.Report))
            .WithWakeLock(WakeLockType.None)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator));
        throw new InvalidOperationException($"BenchmarkDotNet ended by itself: {Reason(summary)}.");
    }

    private static string Reason(Summary summary) =>
        summary.ValidationErrors.FirstOrDefault()?.Message ?? "the benchmark failed, or more slices were asked for than were announced";
}

/// <summary>The benchmarks of <see cref="Units"/>, each iteration of which waits for its command.</summary>
public class ReferenceUnits : Units
{
    internal static ReferenceLaunch? Current { get; set; }

    private readonly ReferenceLaunch _launch = Current ?? throw new InvalidOperationException("No launch was set before the benchmark.");

    [GlobalSetup]
    public void GlobalSetup() => _launch.SayReady();

    [IterationSetup]
    public void IterationSetup() => _launch.AwaitCommand();

    [IterationCleanup]
    public void IterationCleanup() => _launch.ReadMeters();
}
