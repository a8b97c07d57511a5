using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>
/// A workload under execution models: the same total work whatever the number of workers. A method each: those that suit any work here,
/// the others in a class for each kind of work.
/// </summary>
public abstract class ModelBenchmarks
{
    private Unit? _unit;
    private Batch? _batch;
    private IExecutionModel? _model;

    /// <summary>The workload's id without underscores, as in <c>SumSquares</c>, so that filters read alike everywhere.</summary>
    [ParamsSource(nameof(Workloads))]
    public string Workload { get; set; } = "";

    [ParamsSource(nameof(WorkerCounts))]
    public int Workers { get; set; }

    /// <summary>The workloads that this group of models suits.</summary>
    public abstract IEnumerable<string> Workloads { get; }

    public abstract IEnumerable<int> WorkerCounts { get; }

    [GlobalSetup(Target = nameof(Sequential))]
    public void SetupSequential() => Setup("sequential");

    [GlobalSetup(Target = nameof(Threads))]
    public void SetupThreads() => Setup("threads");

    [GlobalSetup(Target = nameof(Tasks))]
    public void SetupTasks() => Setup("tasks");

    [GlobalSetup(Target = nameof(Channels))]
    public void SetupChannels() => Setup("channels");

    [Benchmark(Baseline = true)]
    public void Sequential() => Run();

    [Benchmark]
    public void Threads() => Run();

    [Benchmark]
    public void Tasks() => Run();

    [Benchmark]
    public void Channels() => Run();

    [GlobalCleanup]
    public void Cleanup()
    {
        _model!.Dispose();
        _unit!.Dispose();
        ByHand.Check(ByHand.IdOf(Workload), _batch!);
    }

    private protected void Setup(string model)
    {
        var id = ByHand.IdOf(Workload);
        _unit = ByHand.Prepare(id, Workers);
        _batch = new Batch(_unit, ByHand.Tasks(id));
        _model = ModelRegistry.Find(model).Create(Workers);
    }

    private protected void Run() => _model!.Run(_batch!);
}
