using BenchmarkDotNet.Attributes;

namespace GilBench.DotNet.Benchmarks;

/// <summary>Work that only computes, under every execution model of C#.</summary>
public class CpuModels : ModelBenchmarks
{
    public override IEnumerable<string> Workloads => ByHand.Names("cpu");

    public override IEnumerable<int> WorkerCounts => new[] { 1, Environment.ProcessorCount }.Distinct();

    [GlobalSetup(Target = nameof(Parallel))]
    public void SetupParallel() => Setup("parallel");

    [GlobalSetup(Target = nameof(Plinq))]
    public void SetupPlinq() => Setup("plinq");

    [Benchmark]
    public void Parallel() => Run();

    [Benchmark]
    public void Plinq() => Run();
}
