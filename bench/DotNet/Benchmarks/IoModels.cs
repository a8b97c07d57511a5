using BenchmarkDotNet.Attributes;

namespace GilBench.DotNet.Benchmarks;

/// <summary>Work that waits or reads files, under every execution model of C#.</summary>
public class IoModels : ModelBenchmarks
{
    private const int ManyWorkers = 10;

    public override IEnumerable<string> Workloads => ByHand.Names("io", "mixed");

    public override IEnumerable<int> WorkerCounts => [1, ManyWorkers];

    [GlobalSetup(Target = nameof(Async))]
    public void SetupAsync() => Setup("async");

    [GlobalSetup(Target = nameof(ParallelAsync))]
    public void SetupParallelAsync() => Setup("parallel_async");

    [GlobalSetup(Target = nameof(BlockingPool))]
    public void SetupBlockingPool() => Setup("blocking_pool");

    [Benchmark]
    public void Async() => Run();

    [Benchmark]
    public void ParallelAsync() => Run();

    [Benchmark]
    public void BlockingPool() => Run();
}
