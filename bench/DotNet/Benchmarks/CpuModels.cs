using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>Work that only computes, spread in every way that C# has for it.</summary>
public class CpuModels : ModelBenchmarks
{
    public override IEnumerable<string> Workloads => ByHand.Names(nature => nature == WorkNature.Computes);

    public override IEnumerable<int> WorkerCounts => new[] { 1, Environment.ProcessorCount }.Distinct();

    [GlobalSetup(Target = nameof(Sequential))]
    public void SetupSequential() => Setup("sequential");

    [GlobalSetup(Target = nameof(Threads))]
    public void SetupThreads() => Setup("threads");

    [GlobalSetup(Target = nameof(Tasks))]
    public void SetupTasks() => Setup("tasks");

    [GlobalSetup(Target = nameof(Parallel))]
    public void SetupParallel() => Setup("parallel");

    [GlobalSetup(Target = nameof(ParallelAsync))]
    public void SetupParallelAsync() => Setup("parallel_async");

    [GlobalSetup(Target = nameof(Plinq))]
    public void SetupPlinq() => Setup("plinq");

    [GlobalSetup(Target = nameof(Channels))]
    public void SetupChannels() => Setup("channels");

    [Benchmark(Baseline = true)]
    public void Sequential() => Run();

    [Benchmark]
    public void Threads() => Run();

    [Benchmark]
    public void Tasks() => Run();

    [Benchmark]
    public void Parallel() => Run();

    [Benchmark]
    public void ParallelAsync() => Run();

    [Benchmark]
    public void Plinq() => Run();

    [Benchmark]
    public void Channels() => Run();
}
