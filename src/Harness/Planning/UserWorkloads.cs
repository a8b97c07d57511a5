using System.Globalization;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Planning;

/// <summary>The user's code with what its first calls showed, as a workload like any other. Pure.</summary>
internal static class UserWorkloads
{
    /// <summary>Workers of code that waits, where nobody says: as many as the document's waits have.</summary>
    private const int WaitingWorkers = 10;

    /// <param name="examined">Of every runtime and parameter set; those of one parameter set in the order of the runtimes.</param>
    /// <exception cref="UsageException">It cannot be called anywhere, or does not return the same twice; says why.</exception>
    public static WorkloadRow Of(CodeWish wish, IReadOnlyList<ExaminedCode> examined)
    {
        var good = examined.Where(one => one.Examination.Error is null).ToList();
        if (good is [])
        {
            var first = examined[0];
            throw new UsageException($"{wish.Id} could not be called on {first.Runtime.Id}: {Sentence(first.Examination.Error!)}");
        }

        ThrowIfUnsteady(wish, good);
        var measured = good[0].Examination;
        var kind = wish.Kind ?? measured.Kind ?? WorkloadKind.Cpu;
        var isCoroutine = good.Exists(one => one.Runtime.IsPython && one.Examination.IsCoroutine == true);
        var sets = wish.ParameterSets.Select(set => set with
        {
            Expected = set.Expected ?? ExpectedOf(wish, set, good),
            Workers = set.Workers ?? (kind == WorkloadKind.Io || isCoroutine ? WaitingWorkers : null),
        }).ToList();
        return new WorkloadRow(
            wish.Id, kind, HoldsGil: false, Summary(wish, measured), $"one call of {NameOf(wish)}", "your own code", sets)
        {
            Code = new UserCode(wish.Function, wish.Assembly, wish.Method, wish.Folder)
            {
                Setup = wish.Setup,
                IsCoroutine = isCoroutine,
                AsyncioRun = wish.AsyncioRun,
                Result = wish.Result,
                Tolerance = wish.Tolerance,
                Check = wish.Check,
                Notes = [.. CodeNotes.Of(wish, kind, good)],
            },
            Metric = new DeclaredMetric(MetricName.TimePerUnit, MetricUnit.Seconds),
            Needs = new WorkloadNeeds(),
            Arguments = [],
            Languages = new WorkloadLanguages(),
            CallSeconds = measured.SecondsPerCall,
            Obstacles = CodeObstacles.Of(wish, examined, sets),
        };
    }

    /// <summary>The part of its name that a reader knows it by.</summary>
    public static string NameOf(CodeWish wish) => wish.Function is { } function ? function.Split(':')[^1] : wish.Method!.Split('.')[^1];

    /// <summary>Which models a profile measures of it, as globs.</summary>
    public static IReadOnlyList<string> ModelsFor(WorkloadRow workload, Profile profile)
    {
        if (profile.ComputeModels.Contains("*"))
        {
            return ["*"];
        }

        IReadOnlyList<string> blocking = workload.Kind == WorkloadKind.Io
            ? ["sequential@*py*", "threads@*py*"]
            : ["sequential@*py*", "threads@*py*", "process_pool_fork"];
        IReadOnlyList<string> python = workload.Code is { IsCoroutine: true, AsyncioRun: var runs }
            ? ["asyncio_gather", .. runs ? blocking : []]
            : blocking;
        return [.. python, .. workload.Kind == WorkloadKind.Io ? ["async"] : (string[])["sequential@dotnet*", "parallel"]];
    }

    private static void ThrowIfUnsteady(CodeWish wish, List<ExaminedCode> good)
    {
        if (wish.Result == ResultRule.Compared && good.Find(one => one.Examination.ResultIsConstant == false) is { } unsteady)
        {
            var (first, other) = (unsteady.Examination.Unequal?.First ?? "one thing", unsteady.Examination.Unequal?.Other ?? "another");
            throw new UsageException(
                $"{wish.Id} returned {VisibleText.Cut(first)} and then {VisibleText.Cut(other)} for the same arguments on "
                + $"{unsteady.Runtime.Id}, so results cannot be compared. Where that is as it should be, give --ignore-results "
                + "(in a suite: \"result\": \"ignored\"); for rounding, a tolerance.");
        }
    }

    private static string? ExpectedOf(CodeWish wish, ParameterSet set, List<ExaminedCode> good) =>
        wish.Result == ResultRule.Ignored ? null : good.Find(one => one.ParameterSet == set.Name)?.Examination.Result;

    private static string Summary(CodeWish wish, CodeExamination measured) =>
        wish.Summary ?? measured.Summary ?? $"Your own {NameOf(wish)}.";

    internal static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}

/// <summary>What came of calling the user's code with one parameter set on one runtime.</summary>
internal sealed record ExaminedCode(Runtime Runtime, string ParameterSet, CodeExamination Examination);

/// <summary>What stands in the way of user code under some models.</summary>
/// <param name="Runtime">The runtime's id; null: on each.</param>
/// <param name="Models">Their ids; null: all.</param>
/// <param name="Reason">As a reader sees it, without its full stop.</param>
internal sealed record CodeObstacle(string? Runtime, IReadOnlyList<string>? Models, string Reason)
{
    public bool IsAgainst(ExecutionModel model, Runtime runtime) =>
        (Runtime is null || Runtime == runtime.Id) && Models?.Contains(model.Id) != false;
}

/// <summary>Reads the obstacles out of examinations. Pure.</summary>
internal static class CodeObstacles
{
    /// <summary>CPU time that is left running beside what is measured, over time.</summary>
    private const double MostIdleShare = 0.05;

    private static readonly IReadOnlyList<string> s_forking = ["processes_fork", "process_pool_fork", "process_executor_fork"];

    public static IReadOnlyList<CodeObstacle> Of(
        CodeWish wish, IReadOnlyList<ExaminedCode> examined, IReadOnlyList<ParameterSet> sets) =>
        [.. examined.SelectMany(one => Of(wish, one, sets)).Distinct()];

    private static IEnumerable<CodeObstacle> Of(CodeWish wish, ExaminedCode one, IReadOnlyList<ParameterSet> sets)
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
        if (wish.Tolerance is null && expected is not null && ResultText.Of(seen.Result) is { } result && result != expected)
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
            yield return new CodeObstacle(runtime.Id, s_forking, fork.TrimEnd('.'));
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
