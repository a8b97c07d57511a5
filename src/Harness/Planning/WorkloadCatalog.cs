using System.Text.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>Every workload once, as <c>bench/workloads.json</c> lists them.</summary>
internal sealed record WorkloadCatalog(int Schema, IReadOnlyList<Workload> Workloads)
{
    public Workload this[string id] => Workloads.First(workload => workload.Id == id);

    /// <exception cref="PlanException">The text is no catalogue; names the place.</exception>
    public static WorkloadCatalog Parse(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkloadCatalog>(text, RunJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new PlanException($"The catalogue {path} cannot be read at line {wrong.LineNumber + 1}, {wrong.Path}: {wrong.Message.Split('.')[0]}.");
        }
    }
}
