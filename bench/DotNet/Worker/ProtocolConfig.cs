using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Mathematics.OutlierDetection;

namespace GilBench.DotNet.Worker;

/// <summary>How BenchmarkDotNet runs one launch: in this process, one invocation an iteration, nothing dropped and nothing printed.</summary>
internal static class ProtocolConfig
{
    // BenchmarkDotNet gives an in-process run five minutes; how long a launch may take is the harness's to say.
    private static readonly TimeSpan _noLimit = TimeSpan.FromDays(7);

    /// <param name="iterations">Warm iterations; the cold one is added.</param>
    /// <param name="artifactsDirectory">Where the full JSON report goes; null writes no file.</param>
    public static IConfig Create(int iterations, string? artifactsDirectory)
    {
        var job = new Job("Launch")
            .WithToolchain(new InProcessNoEmitToolchain(_noLimit, logOutput: false))
            .WithStrategy(RunStrategy.Monitoring)
            .WithLaunchCount(1)
            .WithWarmupCount(0)
            .WithIterationCount(1 + iterations)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithEvaluateOverhead(false)
            .WithOutlierMode(OutlierMode.DontRemove)
            .WithGcForce(false);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(NullLogger.Instance)
            .WithWakeLock(WakeLockType.None)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator);
        return artifactsDirectory is null
            ? config
            : config.WithArtifactsPath(artifactsDirectory).AddExporter(JsonExporter.Full);
    }
}
