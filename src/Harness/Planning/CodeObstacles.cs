using System.Globalization;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What stands in the way of user code under some models.</summary>
/// <param name="Runtime">The id of the runtime that it was found on.</param>
/// <param name="Models">Their ids; null: all.</param>
/// <param name="Reason">As a reader sees it, without its full stop.</param>
internal sealed record CodeObstacle(string Runtime, IReadOnlyList<string>? Models, string Reason)
{
    public bool IsAgainst(ExecutionModel model, Runtime runtime) =>
        Runtime == runtime.Id && Models?.Contains(model.Id) != false;
}

/// <summary>Reads the obstacles out of examinations. Pure.</summary>
internal static class CodeObstacles
{
    /// <summary>CPU time that is left running beside what is measured, over time.</summary>
    private const double MostIdleShare = 0.05;

    public static IReadOnlyList<CodeObstacle> Of(
        CodeRequest requested, IReadOnlyList<ExaminedCode> examined, IReadOnlyList<ParameterSet> sets) =>
        [.. examined.SelectMany(one => Of(requested, one, sets)).Distinct()];

    private static IEnumerable<CodeObstacle> Of(CodeRequest requested, ExaminedCode one, IReadOnlyList<ParameterSet> sets)
    {
        var (runtime, seen) = (one.Runtime, one.Examination);
        if (seen.Error is { } error)
        {
            yield return Everywhere(error.TrimEnd('.'));
            yield break;
        }

        if (runtime.ExpectsGil == false && seen.GilEnabled == true)
        {
            yield return Everywhere(SwitchedOn(seen.GilEnabledBy ?? []));
        }

        var expected = ResultText.Of(sets.First(set => set.Name == one.ParameterSet).Expected);
        if (requested.Tolerance is null && expected is not null && ResultText.Of(seen.Result) is { } result && result != expected)
        {
            yield return Everywhere($"it returned {VisibleText.Cut(result)} there, and {VisibleText.Cut(expected)} elsewhere");
        }

        if (seen.IdleCpuShare > MostIdleShare)
        {
            var share = string.Create(CultureInfo.InvariantCulture, $"{100 * seen.IdleCpuShare:0} %");
            yield return Everywhere(
                $"what it leaves running uses {share} of a core after it has returned, beside which nothing can be measured");
        }

        foreach (var obstacle in OfModels(seen, runtime))
        {
            yield return obstacle;
        }

        CodeObstacle Everywhere(string reason) => new(runtime.Id, null, reason);
    }

    private static IEnumerable<CodeObstacle> OfModels(CodeExamination seen, Runtime runtime)
    {
        var processes = Ids(model => model.WorkerKind == WorkerKind.Processes);
        IReadOnlyList<string> sending = [.. processes.Where(id => !id.StartsWith("processes_", StringComparison.Ordinal))];
        foreach (var reason in new[] { seen.ArgumentsObstacle, seen.ResultObstacle }.OfType<string>())
        {
            yield return new CodeObstacle(runtime.Id, sending, reason.TrimEnd('.'));
        }

        if (seen.FunctionObstacle is { } function)
        {
            yield return new CodeObstacle(runtime.Id, [.. processes.Where(id => id != "processes_fork")], function.TrimEnd('.'));
        }

        if (seen.ForkObstacle is { } fork)
        {
            yield return new CodeObstacle(
                runtime.Id, [.. processes.Where(id => id.EndsWith("_fork", StringComparison.Ordinal))], fork.TrimEnd('.'));
        }

        if (seen.InterpreterObstacle is { } interpreter)
        {
            yield return new CodeObstacle(
                runtime.Id, Ids(model => model.WorkerKind == WorkerKind.Interpreters), interpreter.TrimEnd('.'));
        }

        if (seen.StartsProcesses == true)
        {
            yield return new CodeObstacle(
                runtime.Id,
                [.. processes.Where(id => !id.StartsWith("process_executor", StringComparison.Ordinal))],
                "it starts processes itself, which a worker process of multiprocessing may not");
        }

        if (runtime.Language == Language.CSharp && seen.IsCoroutine == false)
        {
            yield return new CodeObstacle(runtime.Id, ["async", "parallel_async"], "it returns no task, so there is nothing to await");
        }
    }

    private static string SwitchedOn(IReadOnlyList<string> modules) => modules is []
        ? "an extension that it loads switched the GIL on, so this build runs it with the GIL"
        : $"{string.Join(", ", modules)} switched the GIL on (an extension that does not say it can do without), so this build runs it "
            + "with the GIL";

    private static IReadOnlyList<string> Ids(Func<ExecutionModel, bool> chosen) =>
        [.. ExecutionModels.All.Where(model => model.Language == Language.Python && chosen(model)).Select(model => model.Id)];
}
