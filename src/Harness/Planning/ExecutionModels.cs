using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Every execution model once, as <see cref="ModelTable"/> has them.</summary>
internal static class ExecutionModels
{
    public static IReadOnlyList<ExecutionModel> All { get; } =
        [.. ModelTable.Rows.Select(row => new ExecutionModel(row.Id, row.Language, row.WorkerKind, row.Summary))];

    private static readonly Dictionary<(string, Language), ExecutionModel> s_byName = All.ToDictionary(model => (model.Id, model.Language));

    public static ExecutionModel Find(string id, Language language) => s_byName[(id, language)];
}
