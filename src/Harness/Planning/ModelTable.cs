using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>
/// <c>bench/models.json</c>, as built into this program: the one place that says which execution models there are and which kinds of work
/// they suit. The workers of both languages read the same table.
/// </summary>
internal sealed record ModelTable(int Schema, IReadOnlyList<ModelRow> Models)
{
    private const string TablePath = "bench/models.json";

    private const int CurrentSchema = 1;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    // Not read by an initialiser of the type: what is wrong in the table would come as an exception about the type.
    private static readonly Lazy<IReadOnlyList<ModelRow>> s_rows = new(() => Parse(BuiltIn(), TablePath).Models);

    public static IReadOnlyList<ModelRow> Rows => s_rows.Value;

    public static ModelRow RowOf(ExecutionModel model) => Rows.First(row => row.Id == model.Id && row.Language == model.Language);

    /// <returns>Why the model is not for such work; null where it is.</returns>
    public static string? WhyNot(ExecutionModel model, WorkloadKind kind) => RowOf(model).WhyNot.GetValueOrDefault(kind);

    /// <exception cref="UsageException">The text is no table of models; names line and field.</exception>
    public static ModelTable Parse(string text, string path)
    {
        try
        {
            return s_json.Read<ModelTable>(text, Check);
        }
        catch (JsonFault wrong)
        {
            throw new UsageException(wrong.In(path));
        }
    }

    private static void Check(ModelTable table)
    {
        Require(table.Schema == CurrentSchema, "schema", $"it is {table.Schema}; this program reads version {CurrentSchema}");
        foreach (var (index, row) in table.Models.Index())
        {
            var field = JsonWords.Element("models", index);
            Require(row.Id.Length > 0, $"{field}.id", "empty text was found where a name is expected");
            Require(
                table.Models.Take(index).All(other => (other.Id, other.Language) != (row.Id, row.Language)), $"{field}.id",
                $"\"{VisibleText.Cut(row.Id)}\" is there twice in one language; once is expected");
            Require(
                row.Needs.Count == 0 || row.Language == Language.Python, $"{field}.needs",
                "only a model in Python needs something of an interpreter");
            Require(
                row.Host is null or HostProcess.EmbeddedCApi or HostProcess.EmbeddedPythonnet, $"{field}.host",
                "a program that embeds an interpreter is expected: embedded_c_api or embedded_pythonnet");
            Require(
                row.Host is null || row.Language == Language.Python, $"{field}.host", "only a model in Python has an interpreter to embed");
            CheckKinds(row, field);
        }
    }

    /// <summary>Every kind of work once, among those that it suits or among those that it does not.</summary>
    private static void CheckKinds(ModelRow row, string field)
    {
        Require(row.Suits.Count > 0, $"{field}.suits", "it is empty; at least one kind of work is expected");
        Require(row.Suits.Distinct().Count() == row.Suits.Count, $"{field}.suits", "a kind of work is there twice; once is expected");
        foreach (var kind in Enum.GetValues<WorkloadKind>())
        {
            var word = JsonWords.Of(kind, RunJson.Options);
            var reason = row.WhyNot.GetValueOrDefault(kind);
            Require(
                row.Suits.Contains(kind) != reason is not null, $"{field}.why_not.{word}", reason is null
                    ? "it is missing; a kind of work that the model does not suit needs the reason"
                    : "it is there, and the model suits this kind of work");
            Require(
                reason is null || (!string.IsNullOrWhiteSpace(reason) && !reason.EndsWith('.')), $"{field}.why_not.{word}",
                $"\"{VisibleText.Cut(reason ?? "")}\" was found where a reason without a full stop is expected");
        }
    }

    private static void Require(bool fulfilled, string field, string complaint)
    {
        if (!fulfilled)
        {
            throw new JsonFault(field, complaint);
        }
    }

    private static string BuiltIn()
    {
        using var file = typeof(ModelTable).Assembly.GetManifestResourceStream("GilBench.Planning.models.json")
            ?? throw new InvalidOperationException("models.json is not built into this program.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}

/// <summary>One row of <c>bench/models.json</c>.</summary>
/// <param name="Suits">The kinds of workload that it is for.</param>
/// <param name="WhyNot">Every other kind, with the reason that a reader sees.</param>
internal sealed record ModelRow(
    string Id,
    Language Language,
    WorkerKind WorkerKind,
    string Summary,
    IReadOnlyList<WorkloadKind> Suits,
    IReadOnlyDictionary<WorkloadKind, string> WhyNot)
{
    /// <summary>What the interpreter must be able to do.</summary>
    public IReadOnlyList<Capability> Needs { get; init; } = [];

    /// <summary>The .NET program that embeds the interpreter; left out: the runtime's own process runs it.</summary>
    public HostProcess? Host { get; init; }
}

/// <summary>What not every interpreter can do; the words are those of <see cref="RuntimeCapabilities"/>.</summary>
internal enum Capability
{
    Interpreters,
    TaskGroup,
    Fork,
    Forkserver,
    Spawn,
}

/// <summary>Every execution model once, as <see cref="ModelTable"/> has them.</summary>
internal static class ExecutionModels
{
    private static readonly Lazy<IReadOnlyList<ExecutionModel>> s_all = new(
        () =>
        [
            .. ModelTable.Rows.Select(row => new ExecutionModel(row.Id, row.Language, row.WorkerKind, row.Summary) { Host = row.Host }),
        ]);

    public static IReadOnlyList<ExecutionModel> All => s_all.Value;

    public static ExecutionModel Find(string id, Language language) => All.First(model => model.Id == id && model.Language == language);
}
