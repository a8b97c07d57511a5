using GilBench.DotNet.Catalog;
using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>What a benchmark run by hand works on: a workload at the sizes of <c>workloads.json</c>.</summary>
internal static class ByHand
{
    /// <summary>Environment variable: which parameter set; the calibrated one where it is not set.</summary>
    public const string ParameterSetVariable = "GILBENCH_PARAMETER_SET";

    /// <summary>Environment variable: the HTTP server's address; BenchmarkDotNet's child processes inherit it.</summary>
    public const string UrlVariable = "GILBENCH_URL";

    private const int TasksWhereCalibrated = 32;

    /// <summary>One size of a workload, as a number.</summary>
    public static long Size(string workload, string argument) => Set(workload).Arguments[argument].GetInt64();

    /// <summary>The names, as in <c>SumSquares</c>, of the workloads of some kinds.</summary>
    public static IEnumerable<string> Names(params IReadOnlyList<string> kinds) =>
        WorkloadCatalog.Rows.Where(row => row.IsHere && kinds.Contains(row.Kind)).Select(row => NameOf(row.Id));

    /// <summary>The id of a workload by its name.</summary>
    public static string IdOf(string name) => WorkloadCatalog.Rows.First(row => NameOf(row.Id) == name).Id;

    /// <summary>How many units a slice has: the document's number or, at calibrated size, 32.</summary>
    public static int Tasks(string workload) => Set(workload).Tasks ?? TasksWhereCalibrated;

    /// <summary>The unit at the chosen sizes, its inputs prepared.</summary>
    public static Unit Prepare(string workload, int workers)
    {
        var url = Environment.GetEnvironmentVariable(UrlVariable);
        var surroundings = new Surroundings(url is null ? null : new Uri(url), Path.GetTempPath(), workers);
        return EntryPoint.Open(WorkloadCatalog.Row(workload), new Arguments(workload, Set(workload).Arguments), surroundings);
    }

    /// <summary>Raises where any unit of the last slice returned something else than is expected.</summary>
    public static void Check(string workload, Batch batch)
    {
        batch.ThrowIfFailed();
        var expected = Set(workload).Expected;
        if (expected is not null && batch.Tally().Keys.FirstOrDefault(result => result != expected) is { } wrong)
        {
            throw new InvalidOperationException($"{workload} returned {wrong}, not {expected}.");
        }
    }

    /// <summary>The name, as in <c>SumSquares</c>, of a workload or a model.</summary>
    public static string NameOf(string id) => string.Concat(id.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static ParameterSet Set(string workload) =>
        WorkloadCatalog.Row(workload).Set(Environment.GetEnvironmentVariable(ParameterSetVariable) ?? "calibrated");
}
