using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using GilBench.Protocol;
using Perfolizer.Mathematics.OutlierDetection;

namespace GilBench.DotNet.Worker;

/// <summary>
/// Drives a launch by BenchmarkDotNet: in this process, one invocation an iteration, nothing dropped, an iteration a slice.
/// </summary>
internal static class ByBenchmarkDotNet
{
    public const string SearchPathVariable = "PATH";

    // BenchmarkDotNet gives an in-process run five minutes; how long a launch may take is the harness's to say.
    private static readonly TimeSpan _noLimit = TimeSpan.FromDays(7);

    public static void Run(WorkerRequest request, Launch launch)
    {
        // Without PATH, BenchmarkDotNet does not run `dotnet --version` for the head of its report: a sixth of the cost of a launch.
        ProtocolBenchmark.SearchPath = Environment.GetEnvironmentVariable(SearchPathVariable);
        Environment.SetEnvironmentVariable(SearchPathVariable, null);
        ProtocolBenchmark.Current = launch;
        launch.RehearseDriver = SampleLogger.Rehearse;
        try
        {
            BenchmarkRunner.Run<ProtocolBenchmark>(
                Config(request.Slices, launch.Rehearsals, request.Context.ArtifactsDirectory, new SampleLogger(launch.Report)));
        }
        finally
        {
            // BenchmarkDotNet 0.15.8 trips over a run without results; what stopped the run says more.
            launch.ThrowIfFailed();
        }

        if (!launch.IsEnded)
        {
            throw new InvalidOperationException($"BenchmarkDotNet ended after {launch.Slices} of {request.Slices} slices.");
        }
    }

    /// <param name="slices">
    /// The most there may be. BenchmarkDotNet fixes its count when it starts; one more iteration reads the end.
    /// </param>
    /// <param name="rehearsals">Iterations without work, with which a warm-up ends.</param>
    /// <param name="artifactsDirectory">
    /// Where the full JSON report goes, with an empty iteration for each slice that was not asked for; null writes no file.
    /// </param>
    private static ManualConfig Config(int slices, int rehearsals, string? artifactsDirectory, ILogger logger)
    {
        var job = new Job("Launch")
            .WithToolchain(new InProcessNoEmitToolchain(_noLimit, logOutput: true))
            .WithStrategy(RunStrategy.Monitoring)
            .WithLaunchCount(1)
            .WithWarmupCount(0)
            .WithIterationCount(slices + rehearsals + 1)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithEvaluateOverhead(false)
            .WithOutlierMode(OutlierMode.DontRemove)
            .WithGcForce(false);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(logger)
            .WithWakeLock(WakeLockType.None)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator);
        return artifactsDirectory is null
            ? config
            : config.WithArtifactsPath(artifactsDirectory).AddExporter(JsonExporter.Full);
    }
}

/// <summary>
/// Hears BenchmarkDotNet say each iteration's time, which it does behind the iteration's clean-up: so the times that are sent are its own,
/// and each is sent before the next slice is waited for. Everything else that it prints is passed over.
/// </summary>
/// <param name="report">Given an iteration's seconds.</param>
internal sealed class SampleLogger(Action<double> report) : ILogger
{
    private const string MeasuredPrefix = "WorkloadActual";

    private const int NanosecondsPerSecond = 1_000_000_000;

    public string Id => nameof(SampleLogger);

    public int Priority => 0;

    public void Write(LogKind logKind, string text)
    {
    }

    public void WriteLine()
    {
    }

    public void WriteLine(LogKind logKind, string text)
    {
        if (text.StartsWith(MeasuredPrefix, StringComparison.Ordinal))
        {
            report(SecondsIn(text));
        }
    }

    public void Flush()
    {
    }

    /// <summary>
    /// Formats one iteration's time, parses it and discards it, as happens once a slice: what BenchmarkDotNet needs for that (units,
    /// digits, splitting) was most of what the runtime compiled between slices.
    /// </summary>
    public static void Rehearse()
    {
        var measured = new Measurement(1, IterationMode.Workload, IterationStage.Actual, 1, operations: 1, NanosecondsPerSecond);
        _ = SecondsIn(measured.ToString());
    }

    private static double SecondsIn(string line) => Measurement.Parse(line, processIndex: 0).Nanoseconds / NanosecondsPerSecond;
}

/// <summary>The one benchmark of a worker process. BenchmarkDotNet makes the instance itself, so the launch is handed over here.</summary>
public class ProtocolBenchmark
{
    internal static Launch? Current { get; set; }

    /// <summary>What <c>PATH</c> was, which the user's code may need.</summary>
    internal static string? SearchPath { get; set; }

    private readonly Launch _launch = Current ?? throw new InvalidOperationException("No launch was set before the benchmark.");

    [GlobalSetup]
    public void GlobalSetup()
    {
        Environment.SetEnvironmentVariable(ByBenchmarkDotNet.SearchPathVariable, SearchPath);
        _launch.GlobalSetup();
    }

    [IterationSetup]
    public void IterationSetup() => _launch.IterationSetup();

    [Benchmark]
    public void Iteration() => _launch.Run();

    [IterationCleanup]
    public void IterationCleanup() => _launch.IterationCleanup();

    [GlobalCleanup]
    public void GlobalCleanup()
    {
        _launch.GlobalCleanup();
        Environment.SetEnvironmentVariable(ByBenchmarkDotNet.SearchPathVariable, null);
    }
}
