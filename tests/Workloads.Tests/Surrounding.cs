using System.Text.Json;
using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Catalog;
using GilBench.DotNet.Workloads;
using GilBench.Workloads.Tests;

[assembly: AssemblyFixture(typeof(Surrounding))]

namespace GilBench.Workloads.Tests;

/// <summary>One server and one data folder for all tests; both are gone afterwards.</summary>
public sealed class Surrounding : IDisposable
{
    private readonly ServerProcess _server = new(Repository.ServerProgram);

    public string Url => _server.Url;

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("gilbench-tests-").FullName;

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    internal Unit Prepare(string workload, IReadOnlyDictionary<string, JsonElement> arguments, int workers = 1) =>
        EntryPoint.Open(
            WorkloadCatalog.Row(workload), new Arguments(workload, arguments), new Surroundings(new Uri(Url), DataDirectory, workers));

    internal Unit Prepare(string workload, ParameterSet set, int workers = 1) => Prepare(workload, set.Arguments, workers);
}
