using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Every arm that a selection means, and every pair it leaves out with the reason.</summary>
internal static class ArmList
{
    /// <exception cref="UsageException">A selector matches nothing, or nothing is left.</exception>
    public static (IReadOnlyList<Arm> Arms, IReadOnlyList<OmittedArm> Omitted) Build(PlanRequest request, PlanningContext context)
    {
        var selection = request.Selection;
        var measurable = context.Workloads.Where(workload => workload.Kind != WorkloadKind.Control).ToList();
        var workloadNames = Selection.Choose("--workload", selection.Workloads, [.. measurable.Select(workload => workload.Id)]);
        Selection.Choose(
            "--model",
            [.. selection.Models.Select(glob => glob.Split('@')[0])],
            [.. ExecutionModels.All.Select(model => model.Id).Distinct()]);
        var runtimeNames = Selection.Choose("--runtime", selection.Runtimes, [.. context.Runtimes.Select(runtime => runtime.Id)]);
        var setGlobs = selection.ParameterSets is not [] ? selection.ParameterSets
            : request.Code is [] ? [ParameterSetNames.Calibrated]
            : [ParameterSetNames.Calibrated, ParameterSetNames.Shared];
        Selection.Choose(
            "--parameters", selection.ParameterSets,
            [.. measurable.SelectMany(workload => workload.ParameterSets).Select(set => set.Name).Distinct()]);

        var byProfile = ProfileRuntimes.Of(request.Profile, context.Runtimes).Select(runtime => runtime.Id).ToList();
        List<Arm> arms = [];
        List<OmittedArm> omitted = [];
        foreach (var workload in measurable
            .Where(workload => Chosen(selection.Workloads, workloadNames, ByProfile(request, workload), workload.Id)))
        {
            foreach (var runtime in context.Runtimes.Where(runtime => Chosen(selection.Runtimes, runtimeNames, byProfile, runtime.Id)))
            {
                var globs = selection.Models is not [] ? selection.Models
                    : workload.Code is null ? request.Profile.ModelsFor(workload.Kind)
                    : UserWorkloads.ModelsFor(workload, request.Profile);
                var models = ExecutionModels.All
                    .Where(model => model.Language == runtime.Language && Selection.MatchesModel(globs, model.Id, runtime.Id));
                foreach (var model in models)
                {
                    if (Compatibility.ReasonAgainst(workload, model, runtime) is { } reason)
                    {
                        omitted.Add(new OmittedArm(workload.Id, model.Id, runtime.Id, reason));
                        continue;
                    }

                    arms.AddRange(workload.ParameterSets
                        .Where(set => Glob.Matches(setGlobs, set.Name) || (set.Sweep is not null && SweepsByProfile(request, workload)
                            && (selection.Models is not [] || Selection.MatchesModel(request.Profile.SweptModels, model.Id, runtime.Id))))
                        .Where(set => !set.SharedArguments || model.WorkerKind == WorkerKind.Threads)
                        .SelectMany(set => ArmsOf(workload, set, model, runtime.Id, request)));
                }
            }
        }

        return arms.Count > 0
            ? (arms, omitted)
            : throw new UsageException(
                "The selection leaves no arm to measure" + (omitted is [var first, ..]
                    ? $": {first.Workload} under {first.Model} on {first.Runtime}: {first.Reason}."
                    : "; 'list arms' shows what there is."));
    }

    /// <summary>Where the user's code is measured, the document's is not.</summary>
    private static IReadOnlyList<string> ByProfile(PlanRequest request, WorkloadRow workload) =>
        workload.Code is null ? request.Profile.Workloads : ["*"];

    /// <summary>Whether several numbers in flight are measured of it though nobody asked for that by name.</summary>
    private static bool SweepsByProfile(PlanRequest request, WorkloadRow workload) =>
        request.Selection.ParameterSets is [] && request.Profile.SweptWorkloads is not []
        && (request.Selection.Workloads is not [] || workload.Code is not null
            || Glob.Matches(request.Profile.SweptWorkloads, workload.Id));

    private static bool Chosen(IReadOnlyList<string> asked, IReadOnlyList<string> selected, IReadOnlyList<string> byProfile, string name) =>
        asked is [] ? Glob.Matches(byProfile, name) : selected.Contains(name);

    private static IEnumerable<Arm> ArmsOf(Workload workload, ParameterSet set, ExecutionModel model, string runtime, PlanRequest request)
    {
        Arm Make(int cores, int workers, bool weak) => new(
            Arm.IdOf(workload.Id, set.Name, model.Id, runtime, cores, workers, weak, aaControl: false),
            workload.Id, set.Name, model.Id, runtime, cores, workers, ArmRole.Measured, weak);

        if (set.Sweep is { } sweep)
        {
            var most = request.CoreCounts[^1];
            return InFlight(sweep, model.WorkerKind, most).Select(workers => Make(most, workers, weak: false));
        }

        if (model.WorkerKind == WorkerKind.None)
        {
            return [Make(1, 1, weak: false)];
        }

        var counts = workload.Kind == WorkloadKind.Io && !request.Profile.EveryCoreCountForIo
            ? [request.CoreCounts[^1]]
            : request.CoreCounts;
        var strong = counts.Select(cores => Make(cores, set.Workers ?? cores, weak: false));
        return request.Weak && set.Tasks is null
            ? strong.Concat(counts.Where(cores => cores > 1).Select(cores => Make(cores, set.Workers ?? cores, weak: true)))
            : strong;
    }

    /// <summary>
    /// The numbers of workers that a sweep has, ascending. Threads have those of the usual rules too; nobody starts a thousand processes
    /// to wait.
    /// </summary>
    private static IEnumerable<int> InFlight(ConcurrencySweep sweep, WorkerKind kind, int cores) => kind switch
    {
        WorkerKind.EventLoop => sweep.InFlight,
        WorkerKind.Threads => sweep.InFlight.Concat([cores, (2 * cores) + 1]).Distinct().Order(),
        _ => [],
    };
}
