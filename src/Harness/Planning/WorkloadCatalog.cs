using System.Text.Json;
using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>Every workload once, as <c>bench/workloads.json</c> declares them.</summary>
internal sealed record WorkloadCatalog(int Schema, IReadOnlyList<WorkloadRow> Workloads)
{
    private const int CurrentSchema = 1;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    public WorkloadRow this[string id] => Workloads.First(workload => workload.Id == id);

    /// <exception cref="UsageException">The text is no catalogue; names line and field.</exception>
    public static WorkloadCatalog Parse(string text, string path)
    {
        try
        {
            return s_json.Read<WorkloadCatalog>(text, Check);
        }
        catch (JsonFault wrong)
        {
            throw new UsageException(wrong.In(path));
        }
    }

    private static void Check(WorkloadCatalog catalog)
    {
        Require(catalog.Schema == CurrentSchema, "schema", $"it is {catalog.Schema}; this program reads version {CurrentSchema}");
        Names.RequireUnique("workloads", "id", catalog.Workloads.Select(workload => workload.Id));
        foreach (var (index, workload) in catalog.Workloads.Index())
        {
            Check(workload, JsonWords.Element("workloads", index));
        }
    }

    private static void Check(WorkloadRow workload, string field)
    {
        Require(
            workload.IsIn(Language.Python) || workload.IsIn(Language.CSharp),
            $"{field}.languages", "it is empty; python, c_sharp or both are expected");
        Names.RequireUnique($"{field}.arguments", "name", workload.Arguments.Select(argument => argument.Name));
        Names.RequireUnique($"{field}.parameter_sets", "name", workload.ParameterSets.Select(set => set.Name));
        foreach (var (index, set) in workload.ParameterSets.Index())
        {
            Check(set, workload, $"{JsonWords.Element($"{field}.parameter_sets", index)}.arguments");
        }

        if (workload.Languages.Python is { } python)
        {
            Check(python, workload.Kind, $"{field}.languages.python");
        }
    }

    /// <summary>A parameter set gives every argument a value of its type, and nothing else.</summary>
    private static void Check(ParameterSet set, WorkloadRow workload, string field)
    {
        foreach (var argument in workload.Arguments)
        {
            var place = JsonWords.Member(field, argument.Name);
            Require(set.Arguments.TryGetValue(argument.Name, out var given), place, "it is missing; a number is expected");
            Require(given.ValueKind == JsonValueKind.Number, place, $"{JsonWords.Found(given)} was found where a number is expected");
            var value = given.GetDouble();
            var found = FormattableString.Invariant($"{value} was found where");
            Require(argument.Type == ArgumentType.Number || value == Math.Floor(value), place, $"{found} a whole number is expected");
            Require(argument.Role is null || value >= 0, place, $"{found} a time of at least 0 is expected");
        }

        var declared = workload.Arguments.Select(argument => argument.Name).ToList();
        var unknown = set.Arguments.Keys.FirstOrDefault(name => !declared.Contains(name));
        Require(
            unknown is null, JsonWords.Member(field, unknown ?? ""),
            $"{workload.Id} declares no such argument; it declares {string.Join(", ", declared)}");
    }

    /// <summary>Models of every kind must find in it what they run: those that await a function that can be awaited.</summary>
    private static void Check(PythonEntry python, WorkloadKind kind, string field)
    {
        var waits = kind is WorkloadKind.Io or WorkloadKind.Mixed;
        Require(waits == python.AsyncUnit is not null, $"{field}.async_unit", waits
            ? "it is missing; what waits needs a function that can be awaited"
            : "it is there; what only computes has nothing to await");
        var mixed = kind == WorkloadKind.Mixed;
        RequirePart(python.Fetch, "waiting part", $"{field}.fetch");
        RequirePart(python.Compute, "computing part", $"{field}.compute");

        void RequirePart(string? function, string part, string place) => Require(mixed == function is not null, place, mixed
            ? $"it is missing; a mixed workload needs its {part}"
            : $"it is there; only a mixed workload has a {part}");
    }

    private static void Require(bool fulfilled, string field, string complaint)
    {
        if (!fulfilled)
        {
            throw new JsonFault(field, complaint);
        }
    }
}
