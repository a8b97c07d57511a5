using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The user's code with what its first calls showed, as a workload like any other. Pure.</summary>
internal static class UserWorkloads
{
    /// <summary>Workers of code that waits, where nobody says: as many as the document's waits have.</summary>
    private const int WaitingWorkers = 10;

    /// <summary>Seconds: one worker makes ten calls in a slice.</summary>
    private const double LongestSweptCall = 0.25;

    /// <param name="examined">Of every runtime and parameter set; those of one parameter set in the order of the runtimes.</param>
    /// <exception cref="UsageException">It cannot be called anywhere, or does not return the same twice; says why.</exception>
    public static WorkloadRow Of(CodeRequest requested, IReadOnlyList<ExaminedCode> examined)
    {
        var good = examined.Where(one => one.Examination.Error is null).ToList();
        if (good is [])
        {
            var first = examined[0];
            throw new UsageException($"{requested.Id} could not be called on {first.Runtime.Id}: {first.Examination.Error!.TrimEnd('.')}.");
        }

        ThrowIfUnsteady(requested, good);
        var measured = good[0].Examination;
        var kind = requested.Kind ?? WorkloadKinds.Of(measured.Kind ?? CodeKind.Cpu);
        var isCoroutine = good.Exists(one => one.Runtime.IsPython && one.Examination.IsCoroutine == true);
        var sets = requested.ParameterSets.Select(set => set with
        {
            Expected = set.Expected ?? ExpectedOf(requested, set, good),
            Workers = set.Workers ?? (kind == WorkloadKind.Io || isCoroutine ? WaitingWorkers : null),
        }).ToList();
        return new WorkloadRow(
            requested.Id, kind, HoldsGil: false, Summary(requested, measured), $"one call of {NameOf(requested)}", "your own code", sets)
        {
            Code = requested.Code with { IsCoroutine = isCoroutine, Notes = [.. CodeNotes.Of(requested, kind, good)] },
            Metric = new DeclaredMetric(MetricName.TimePerUnit, MetricUnit.Seconds),
            Needs = new WorkloadNeeds(),
            Arguments = [],
            Languages = new WorkloadLanguages(),
            CallSeconds = measured.SecondsPerCall,
            Obstacles = CodeObstacles.Of(requested, examined, sets),
        };
    }

    /// <summary>
    /// With a parameter set at several numbers in flight, where it waits and a call is short enough for that. To a hundred: what a call
    /// costs in CPU time, and how many connections its service takes, nobody knows beforehand.
    /// </summary>
    public static WorkloadRow WithSweep(WorkloadRow workload) =>
        workload is { Kind: WorkloadKind.Io, CallSeconds: > 0 and <= LongestSweptCall }
        && workload.ParameterSets.All(set => set.Name != ParameterSetNames.InFlight)
        && workload.ParameterSets.FirstOrDefault(set => set is { Tasks: null, SharedArguments: false }) is { } first
            ? workload with
            {
                ParameterSets =
                [
                    .. workload.ParameterSets,
                    first with
                    {
                        Name = ParameterSetNames.InFlight,
                        Workers = null,
                        Sweep = new ConcurrencySweep([1, 10, 100], UnitsEach: 10, UnitsEachOfThreads: 4),
                    },
                ],
            }
            : workload;

    /// <summary>The part of its name that a reader knows it by.</summary>
    public static string NameOf(CodeRequest requested) =>
        requested.Function is { } function ? function.Split(':')[^1] : requested.Method!.Split('.')[^1];

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

    private static void ThrowIfUnsteady(CodeRequest requested, List<ExaminedCode> good)
    {
        if (requested.Result == ResultRule.Compared && good.Find(one => one.Examination.ResultIsConstant == false) is { } unsteady)
        {
            var (first, other) = (unsteady.Examination.Unequal?.First ?? "one thing", unsteady.Examination.Unequal?.Other ?? "another");
            throw new UsageException(
                $"{requested.Id} returned {VisibleText.Cut(first)} and then {VisibleText.Cut(other)} for the same arguments on "
                + $"{unsteady.Runtime.Id}, so results cannot be compared. Where that is as it should be, give --ignore-results "
                + "(in a suite: \"result\": \"ignored\"); for rounding, a tolerance.");
        }
    }

    private static string? ExpectedOf(CodeRequest requested, ParameterSet set, List<ExaminedCode> good) =>
        requested.Result == ResultRule.Ignored ? null : good.Find(one => one.ParameterSet == set.Name)?.Examination.Result;

    private static string Summary(CodeRequest requested, CodeExamination measured) =>
        requested.Summary ?? measured.Summary ?? $"Your own {NameOf(requested)}.";
}

/// <summary>What came of calling the user's code with one parameter set on one runtime.</summary>
internal sealed record ExaminedCode(Runtime Runtime, string ParameterSet, CodeExamination Examination);
