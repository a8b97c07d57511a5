using System.Text;
using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>Every workload once, as <c>bench/workloads.json</c> lists them.</summary>
internal sealed record WorkloadCatalog(int Schema, IReadOnlyList<Workload> Workloads)
{
    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    public Workload this[string id] => Workloads.First(workload => workload.Id == id);

    /// <exception cref="UsageException">The text is no catalogue; names line and field.</exception>
    public static WorkloadCatalog Parse(string text, string path)
    {
        try
        {
            var catalog = s_json.Read<WorkloadCatalog>(text);
            Names.RequireUnique("workloads", "id", catalog.Workloads.Select(workload => workload.Id));
            foreach (var (index, workload) in catalog.Workloads.Index())
            {
                Names.RequireUnique($"{JsonWords.Element("workloads", index)}.parameter_sets", "name", workload.ParameterSets.Select(set => set.Name));
            }

            return catalog;
        }
        catch (JsonFault wrong)
        {
            throw new UsageException(wrong.In(path, Math.Max(wrong.Line, JsonPlaces.Of(Encoding.UTF8.GetBytes(text)).LineOf(wrong.Field))));
        }
    }
}
