using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>
/// A workload under execution models: the same total work whatever the number of workers. One class a group of models, a method each.
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

    /// <summary>The workloads this group of models makes sense for.</summary>
    public abstract IEnumerable<string> Workloads { get; }

    public abstract IEnumerable<int> WorkerCounts { get; }

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
