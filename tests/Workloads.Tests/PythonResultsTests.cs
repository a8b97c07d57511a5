using System.Text.Json.Nodes;
using GilBench.DotNet.Catalog;

namespace GilBench.Workloads.Tests;

public sealed class PythonResultsTests(Surrounding surrounding)
{
    public static TheoryData<string, string> EveryAffordableSet => [.. AffordableSets.All().Where(set => IsInPython(set.Workload))];

    public static TheoryData<string> Workloads => [.. WorkloadCatalog.Rows.Select(row => row.Id).Where(IsInPython)];

    [Theory]
    [MemberData(nameof(EveryAffordableSet))]
    public async Task A_unit_in_Python_returns_what_workloads_json_expects(string workload, string setName)
    {
        var python = (await Pythons.FindAsync())[0];

        await HoldsAsync(python, workload, WorkloadCatalog.Row(workload).Set(setName));
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Every_interpreter_named_returns_the_same(string workload)
    {
        var others = (await Pythons.FindAsync()).Skip(1).ToList();
        Assert.SkipWhen(others.Count == 0, $"There is one interpreter only; name more in {Pythons.Variable}.");
        foreach (var python in others)
        {
            await HoldsAsync(python, workload, WorkloadCatalog.Row(workload).Set("calibrated"));
        }
    }

    private static bool IsInPython(string workload) => WorkloadCatalog.Row(workload).Languages.Python is not null;

    private async Task HoldsAsync(string python, string workload, ParameterSet set)
    {
        var request = WorkerRequests.Line(workload, set.Arguments, surrounding) + "\n" + WorkerRequests.Commands(slices: 1, tasks: 1);
        var run = await ProgramRun.OfAsync(python, ["-m", "gilbench"], request, Repository.PythonSources);

        Assert.True(run.ExitCode == 0, $"{python} on {workload}/{set.Name} ended with {run.ExitCode}: {run.Output}{run.Error}");
        var results = Assert.Single(run.OfType("sample"))["results"];
        Assert.True(JsonNode.DeepEquals(new JsonObject { [set.Expected!] = 1 }, results), $"{python}: {results?.ToJsonString()}");
    }
}
