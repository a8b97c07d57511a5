using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Tests.Synthetic;

/// <summary>A few rows as <c>bench/workloads.json</c> has them.</summary>
internal static class SyntheticWorkloads
{
    public static Workload SumSquares { get; } = Of("sum_squares", WorkloadKind.Cpu, holdsGil: true, "one Σ i² over i < n");

    public static Workload Fibonacci { get; } = Of("fibonacci", WorkloadKind.Cpu, holdsGil: true, "one fib(n)");

    public static Workload HashBlocks { get; } = Of("hash_blocks", WorkloadKind.Cpu, holdsGil: false, "one digest over the blocks");

    public static Workload Sleep { get; } = Of("sleep", WorkloadKind.Io, holdsGil: false, "one wait");

    /// <summary>It waits, at ten workers and at several numbers in flight.</summary>
    public static Workload Swept { get; } = Sleep with
    {
        ParameterSets =
        [
            .. Sleep.ParameterSets,
            Sleep.ParameterSets[0] with { Name = ParameterSetNames.InFlight, Sweep = new ConcurrencySweep([1, 10, 100, 1000], 10, 4) },
        ],
    };

    public static Workload FetchCompute { get; } = Of(
        "fetch_compute", WorkloadKind.Mixed, holdsGil: true, "one GET and one Σ i² over i < n");

    public static Workload NativeSpin { get; } = Of("native_chains", WorkloadKind.Control, holdsGil: false, "one spin of set rounds");

    public static IReadOnlyList<Workload> Some { get; } = [SumSquares, Fibonacci, HashBlocks, Sleep, FetchCompute];

    public static Workload Of(string id, WorkloadKind kind, bool holdsGil, string unit) => new(
        id, kind, holdsGil, $"The workload {id}.", unit, "2.1",
        [new ParameterSet(ParameterSetNames.Calibrated, SmallArguments.Of("n", 1000), null, null, "42")]);

    /// <summary>The workload as the catalogue would declare it, in both languages.</summary>
    public static WorkloadRow Declared(Workload workload, params WorkloadArgument[] arguments) => new(
        workload.Id, workload.Kind, workload.HoldsGil, workload.Summary, workload.Unit, workload.Source, workload.ParameterSets)
    {
        Metric = new DeclaredMetric(MetricName.TimePerUnit, MetricUnit.Seconds),
        Needs = new WorkloadNeeds(),
        Arguments = arguments,
        Languages = new WorkloadLanguages(new PythonEntry($"a.{workload.Id}"), new CSharpEntry($"A.{workload.Id}")),
    };
}
