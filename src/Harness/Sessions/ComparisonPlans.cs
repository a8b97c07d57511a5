using GilBench.Model;
using GilBench.Planning;
using GilBench.Runtimes;

namespace GilBench.Sessions;

/// <summary>The user's code on one side of a comparison.</summary>
internal sealed record CodeSide(ComparisonSide Side, IReadOnlyList<CodeRequest> Requests);

/// <summary>Plans comparisons on this machine.</summary>
/// <param name="tell">Given a line where something takes time before there is a plan; null where nobody reads it.</param>
internal sealed class ComparisonPlans(HostEnvironment host, Action<string>? tell = null)
{
    /// <summary>Each side is called on each runtime, so less than where one is.</summary>
    private const double CallsSeconds = 0.3;

    private readonly CodeWorkloads _code = new(host, tell) { CallsSeconds = CallsSeconds };

    /// <param name="request">Its code is left to the sides.</param>
    /// <param name="pythons">Interpreters that are considered first.</param>
    /// <exception cref="UsageException">The sides have nothing in common that can be measured here; says why.</exception>
    public async Task<PlannedRun> OfRevisionsAsync(
        CodeSide over, CodeSide head, PlanRequest request, IReadOnlyList<string> pythons, CancellationToken cancellation)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var context = await host.ForPlanAsync(pythons, EmbeddedModels.AreAskedFor(request), cancellation).ConfigureAwait(false);
        request = request with { Code = head.Requests };
        var runtimes = RunPlans.RuntimesFor(request, pythons, context.Runtimes);
        List<string> notes = [.. OnlyOn(over, head), .. OnlyOn(head, over)];
        List<WorkloadRow> rows = [];
        foreach (var asked in head.Requests)
        {
            if (over.Requests.FirstOrDefault(other => other.Id == asked.Id) is not { } before)
            {
                continue;
            }

            try
            {
                rows.AddRange(await BothAsync(before, asked, runtimes, notes, cancellation).ConfigureAwait(false));
            }
            catch (UsageException refused) when (head.Requests.Count > 1)
            {
                notes.Add($"{asked.Id} is not compared: {refused.Message}");
            }
        }

        if (rows is [])
        {
            throw new UsageException($"There is nothing to compare. {string.Join(" ", notes)}".TrimEnd());
        }

        context = context with { Workloads = rows };
        var (plan, arms) = ComparisonPlanner.OfRevisions(Selecting(request, runtimes), context);
        return new PlannedRun
        {
            Plan = plan,
            Context = context,
            Advice = ComparisonPlanner.AdviceFor(plan, request, context),
            Comparison = new RunComparison(ComparisonKind.Revisions, over.Side, head.Side, arms, notes),
        };
    }

    /// <param name="basePython">Path of the base's interpreter, or its name on PATH.</param>
    /// <param name="headPython">The head's.</param>
    /// <exception cref="UsageException">One cannot be used, or both are the same; says why.</exception>
    public async Task<PlannedRun> OfInterpretersAsync(
        string basePython, string headPython, PlanRequest request, CancellationToken cancellation)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var context = await host
            .ForPlanAsync([basePython, headPython], EmbeddedModels.AreAskedFor(request), cancellation).ConfigureAwait(false);
        var over = NamedAs(basePython, context.Runtimes);
        var head = NamedAs(headPython, context.Runtimes);
        if (over == head)
        {
            throw new UsageException(
                $"--base-python and --head-python are the same interpreter, {over.Description.Executable}; "
                + "'calibrate' shows what this machine makes of equal things.");
        }

        IReadOnlyList<Runtime> runtimes = [over, head];
        context = await WithCodeAsync(request, runtimes, context, cancellation).ConfigureAwait(false);
        var (plan, arms) = ComparisonPlanner.OfInterpreters(Selecting(request, runtimes), context, over.Id, head.Id);
        return new PlannedRun
        {
            Plan = plan,
            Context = context,
            Advice = ComparisonPlanner.AdviceFor(plan, request, context),
            Comparison = new RunComparison(
                ComparisonKind.Interpreters, new ComparisonSide(over.Id, null), new ComparisonSide(head.Id, null), arms, []),
        };
    }

    /// <summary>Each arm against itself.</summary>
    /// <exception cref="UsageException">What was asked for cannot be measured here; says why.</exception>
    public async Task<PlannedRun> OfCalibrationAsync(
        PlanRequest request, IReadOnlyList<string> pythons, CancellationToken cancellation)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var context = await host.ForPlanAsync(pythons, EmbeddedModels.AreAskedFor(request), cancellation).ConfigureAwait(false);
        var runtimes = request.Code is [] ? [] : RunPlans.RuntimesFor(request, pythons, context.Runtimes);
        context = await WithCodeAsync(request, runtimes, context, cancellation).ConfigureAwait(false);
        var (plan, arms) = ComparisonPlanner.OfCalibration(runtimes is [] ? request : Selecting(request, runtimes), context);
        var side = new ComparisonSide("this machine", null);
        return new PlannedRun
        {
            Plan = plan,
            Context = context,
            Comparison = new RunComparison(ComparisonKind.Calibration, side, side, arms, []),
        };
    }

    /// <summary>The arms of a comparison that are measured once more.</summary>
    /// <param name="names">Of compared arms.</param>
    public static PlannedRun Again(PlannedRun first, PlanRequest request, IReadOnlyList<string> names)
    {
        var comparison = first.Comparison!;
        IReadOnlyList<ComparedArm> arms = [.. names.Join(comparison.Arms, name => name, arm => arm.Name, (_, arm) => arm)];
        return first with
        {
            Plan = ComparisonPlanner.Again(first.Plan, arms, request with { Seed = RunPlans.DrawSeed() }, first.Context),
            Comparison = comparison with { Arms = arms },
        };
    }

    private async Task<PlanningContext> WithCodeAsync(
        PlanRequest request, IReadOnlyList<Runtime> runtimes, PlanningContext context, CancellationToken cancellation)
    {
        if (request.Code is [])
        {
            return context;
        }

        List<WorkloadRow> rows = [];
        foreach (var asked in request.Code)
        {
            rows.Add(await _code.OfAsync(asked, runtimes, cancellation).ConfigureAwait(false));
        }

        return context with { Workloads = rows };
    }

    /// <summary>One workload on both sides, with the same arguments and of one kind.</summary>
    private async Task<IReadOnlyList<WorkloadRow>> BothAsync(
        CodeRequest before, CodeRequest after, IReadOnlyList<Runtime> runtimes, List<string> notes, CancellationToken cancellation)
    {
        var sets = after.ParameterSets.Where(set => before.ParameterSets.Any(other => IsSame(set, other))).ToList();
        notes.AddRange(after.ParameterSets.Except(sets)
            .Select(set => $"{ParameterSetNames.Label(after.Id, set.Name)} is not compared: its arguments are others, or new."));
        if (sets is [])
        {
            return [];
        }

        var over = await _code.OfAsync(before with { ParameterSets = sets }, runtimes, cancellation).ConfigureAwait(false);

        // What a call waits for is measured, and a close call must not make the sides run under other models.
        var head = await _code.OfAsync(after with { ParameterSets = sets, Kind = over.Kind }, runtimes, cancellation).ConfigureAwait(false);
        notes.AddRange(
            from set in over.ParameterSets
            let now = head.ParameterSets.FirstOrDefault(other => other.Name == set.Name)?.Expected
            where set.Expected is not null && now is not null && set.Expected != now
            select $"{ParameterSetNames.Label(after.Id, set.Name)} returns {VisibleText.Cut(now!)} in the head and "
                + $"{VisibleText.Cut(set.Expected!)} in the base: the two may not do the same work.");
        return [ComparisonPlanner.OnSide(over, isHead: false), ComparisonPlanner.OnSide(head, isHead: true)];
    }

    private static bool IsSame(ParameterSet one, ParameterSet other) =>
        one.Name == other.Name && one.Workers == other.Workers && one.IsSameWorkAs(other);

    private static IEnumerable<string> OnlyOn(CodeSide one, CodeSide other) =>
        from asked in one.Requests
        where other.Requests.All(known => known.Id != asked.Id)
        select $"{asked.Id} is only in {one.Side.Label}, so it is not compared.";

    private static PlanRequest Selecting(PlanRequest request, IReadOnlyList<Runtime> runtimes) =>
        request with { Selection = request.Selection with { Runtimes = [.. runtimes.Select(runtime => runtime.Id)] } };

    /// <summary>The interpreter that a path or a name on PATH means.</summary>
    private static Runtime NamedAs(string python, IReadOnlyList<Runtime> found)
    {
        var path = RealPath.OfInterpreter(CandidateSearch.Named(Surroundings.OfThisProcess(), [python]).First().Path);
        return found.FirstOrDefault(runtime => runtime is { Source: CandidateSearch.NamedSource, Environment.Count: 0 }
                && RealPath.OfInterpreter(runtime.Description.Executable) == path)
            ?? throw new UsageException(
                $"{VisibleText.Of(python)} starts another interpreter than itself; name that one, by the path that it says it has.");
    }
}
