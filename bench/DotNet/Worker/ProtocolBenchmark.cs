using BenchmarkDotNet.Attributes;

namespace GilBench.DotNet.Worker;

/// <summary>The one benchmark of a worker process. BenchmarkDotNet makes the instance itself, so the launch is handed over here.</summary>
public class ProtocolBenchmark
{
    internal static Launch? Current { get; set; }

    private readonly Launch _launch = Current ?? throw new InvalidOperationException("No launch was set before the benchmark.");

    [GlobalSetup]
    public void GlobalSetup() => _launch.GlobalSetup();

    [IterationSetup]
    public void IterationSetup() => _launch.IterationSetup();

    [Benchmark]
    public void Iteration() => _launch.Run();

    [IterationCleanup]
    public void IterationCleanup() => _launch.IterationCleanup();

    [GlobalCleanup]
    public void GlobalCleanup() => _launch.GlobalCleanup();
}
