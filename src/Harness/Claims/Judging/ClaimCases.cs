using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>From a claim's selectors to arms.</summary>
/// <param name="Cases">Those that are (or can be) measured; empty where there is an obstacle.</param>
/// <param name="Obstacle">Why there is none, one sentence; null where there are some.</param>
internal sealed record ClaimCases(IReadOnlyList<ClaimCase> Cases, string? Obstacle)
{
    /// <summary>The runtimes that the statement can be judged on.</summary>
    public static IReadOnlyList<Runtime> Subjects(ClaimStatement statement, ClaimContext context) =>
    [
        .. context.Runtimes.Where(runtime => statement.Expected.On(runtime.KindOf()) is not null
            && Glob.Matches(statement.Arm.RuntimeGlob ?? "*", runtime.Id)
            && context.Knows(statement.Arm.Model, runtime)),
    ];

    /// <param name="statement">Of any relation but exact.</param>
    /// <param name="subject">The runtime it is judged on.</param>
    public static ClaimCases Of(ClaimStatement statement, Runtime subject, ClaimContext context)
    {
        var over = statement.Base!.Completed(statement.Arm);
        var needed = Math.Max(statement.Needs?.Cores ?? 1, Math.Max(statement.Arm.Cores ?? 1, over.Cores ?? 1));
        if (needed > context.UsableCores)
        {
            return Hindered(NeedsCores(needed, context));
        }

        if (RuntimeOf(statement.Arm, subject, context) is not { } armRuntime || RuntimeOf(over, subject, context) is not { } baseRuntime)
        {
            return Hindered(statement.Arm.Runtime == ArmSelector.Stock || over.Runtime == ArmSelector.Stock
                ? $"It needs the stock build of {subject.Id}'s version beside it."
                : $"It needs a runtime that matches '{over.Runtime}'.");
        }

        if (Unlike(statement, over, subject, context) is { } unlike)
        {
            return Hindered(unlike);
        }

        if (context.WorkloadOf(statement.Arm) is not { } workload)
        {
            return Hindered($"The workload {statement.Arm.Workload} was not measured.");
        }

        List<ClaimCase> cases =
        [
            .. CountsOf(statement.Arm, workload, context).Select(cores => CaseOf(
                cores, ArmOf(statement.Arm, armRuntime, cores, context),
                ArmOf(over, baseRuntime, BaseCores(over, cores, context), context))),
        ];
        if (cases.Count == 0)
        {
            return Hindered(context.UsableCores < 2 ? NeedsCores(2, context) : "It needs arms on more than one core.");
        }

        var measured = cases.Where(one => context.Has(one.Arm) && context.Has(one.Base)).ToList();
        return measured.Count == 0 ? Hindered(Missing(cases[^1], context))
            : workload.Kind == WorkloadKind.Io && statement.Arm.Cores is null ? new ClaimCases([measured[^1]], null)
            : new ClaimCases(measured, null);
    }

    private static ClaimCases Hindered(string obstacle) => new([], obstacle);

    private static string NeedsCores(int cores, ClaimContext context) => context.UsableCores < context.MachineCpus
        ? $"It needs {cores} cores; of this machine's {context.MachineCpus} only {context.UsableCores} may be used here (affinity, cpuset "
            + "or quota)."
        : $"It needs {cores} cores; this machine has {context.UsableCores}.";

    private static string Missing(ClaimCase one, ClaimContext context) =>
        $"It needs the arm {(context.Has(one.Arm) ? one.Base.Id : one.Arm.Id)}, which is not in this run.";

    private static Runtime? RuntimeOf(ArmSelector selector, Runtime subject, ClaimContext context) => selector.Runtime switch
    {
        null => subject,
        ArmSelector.Stock => Pairing.Of(subject, context.Runtimes)?.Stock,
        var glob when Glob.Matches(glob, subject.Id) => subject,
        var glob => context.Runtimes.FirstOrDefault(runtime => Glob.Matches(glob, runtime.Id)),
    };

    /// <summary>Two builds are compared for what free threading costs only where nothing else is known to differ, or may.</summary>
    private static string? Unlike(ClaimStatement statement, ArmSelector over, Runtime subject, ClaimContext context)
    {
        if (statement.Arm.Runtime != ArmSelector.Stock && over.Runtime != ArmSelector.Stock)
        {
            return null;
        }

        var pair = Pairing.Of(subject, context.Runtimes)!;
        return pair.IsMatched ? null
            : pair.Builds.IsUnlike ? $"{pair.Stock.Id} and {subject.Id} differ in more than free threading: {pair.Builds.Words}."
            : $"It is not known whether {pair.Stock.Id} and {subject.Id} differ in more than free threading: their builds do not tell "
                + $"everything ({pair.Builds.Words}).";
    }

    /// <summary>
    /// An arm against itself is compared with its A/A control: measured once, its ratio to itself would be 1 by arithmetic.
    /// </summary>
    private static ClaimCase CaseOf(int cores, Arm arm, Arm over) => new(
        Counted.Of(cores, "core"),
        arm.Id != over.Id ? arm : arm with
        {
            Id = Arm.IdOf(arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, arm.Weak, aaControl: true),
            Role = ArmRole.AaControl,
        },
        over);

    private static IReadOnlyList<int> CountsOf(ArmSelector selector, Workload workload, ClaimContext context) =>
        selector.Cores is { } fixedCores ? [fixedCores]
        : context.IsAlone(selector) ? [1]
        : workload.Kind == WorkloadKind.Io ? context.CoreCounts
        : [.. context.CoreCounts.Where(cores => cores > 1)];

    private static int BaseCores(ArmSelector selector, int armCores, ClaimContext context) =>
        selector.Cores ?? (context.IsAlone(selector) ? 1 : armCores);

    private static Arm ArmOf(ArmSelector selector, Runtime runtime, int cores, ClaimContext context)
    {
        var workers = context.IsAlone(selector) ? 1 : selector.Workers ?? context.SetOf(selector)?.Workers ?? cores;
        var oneWorkerBaseline = workers == 1 && cores == 1 && !context.HasNoWorkers(selector.Model);
        return new Arm(
            Arm.IdOf(selector.Workload!, selector.ParameterSet, selector.Model, runtime.Id, cores, workers, weak: false, aaControl: false),
            selector.Workload!, selector.ParameterSet, selector.Model, runtime.Id, cores, workers,
            oneWorkerBaseline ? ArmRole.OneWorkerBaseline : ArmRole.Measured, Weak: false);
    }
}

/// <summary>One arm against one base: a claim about every core count has several.</summary>
/// <param name="Name">How a reader knows it, such as "4 cores".</param>
internal sealed record ClaimCase(string Name, Arm Arm, Arm Base)
{
    /// <summary>Cores that an arm can keep busy.</summary>
    public static int ParallelismOf(Arm arm) => Math.Min(arm.Workers, arm.Cores);
}
