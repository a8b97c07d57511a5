using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>Work that waits or reads files, spread in every way that C# has for it.</summary>
public class IoModels : ModelBenchmarks
{
    private const int ManyWorkers = 10;

    public override IEnumerable<string> Workloads => ByHand.Names(nature => nature != WorkNature.Computes);

    public override IEnumerable<int> WorkerCounts => [1, ManyWorkers];

    [GlobalSetup(Target = nameof(Sequential))]
    public void SetupSequential() => Setup("sequential");

    [GlobalSetup(Target = nameof(Threads))]
    public void SetupThreads() => Setup("threads");

    [GlobalSetup(Target = nameof(Tasks))]
    public void SetupTasks() => Setup("tasks");

    [GlobalSetup(Target = nameof(ParallelAsync))]
    public void SetupParallelAsync() => Setup("parallel_async");

    [GlobalSetup(Target = nameof(Async))]
    public void SetupAsync() => Setup("async");

    [GlobalSetup(Target = nameof(BlockingPool))]
    public void SetupBlockingPool() => Setup("blocking_pool");

    [GlobalSetup(Target = nameof(Channels))]
    public void SetupChannels() => Setup("channels");

    [Benchmark(Baseline = true)]
    public void Sequential() => Run();

    [Benchmark]
    public void Threads() => Run();

    [Benchmark]
    public void Tasks() => Run();

    [Benchmark]
    public void ParallelAsync() => Run();

    [Benchmark]
    public void Async() => Run();

    [Benchmark]
    public void BlockingPool() => Run();

    [Benchmark]
    public void Channels() => Run();
}
