using System.Security.Cryptography;
using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Measuring;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Runtimes;

namespace GilBench.Sessions;

/// <summary>What is to be measured, with what it was planned from; nothing has been started or written yet.</summary>
internal sealed record PlannedRun
{
    public required Plan Plan { get; init; }

    public required PlanningContext Context { get; init; }

    /// <summary>What to do where the budget has no time for the blocks that an answer needs; null where it has.</summary>
    public PlanAdvice? Advice { get; init; }

    /// <summary>What the profile means and this machine does not have; null where it has all.</summary>
    public MissingRuntime? Missing { get; init; }

    /// <summary>The claims that it is measured for; null where it is measured for its own sake.</summary>
    public IReadOnlyList<Claim>? Claims { get; init; }

    /// <summary>The runtimes that those claims are judged on, whether or not an arm of theirs can be measured here.</summary>
    public IReadOnlyList<Runtime> ClaimRuntimes { get; init; } = [];

    /// <summary>What it compares; null where it is measured for its own sake or for claims.</summary>
    public RunComparison? Comparison { get; init; }
}

/// <summary>What is asked of a run that is measured for claims.</summary>
internal sealed record ClaimPlanRequest
{
    /// <summary>A minute, start and report included.</summary>
    public static readonly TimeSpan DefaultBudget = TimeSpan.FromSeconds(56);

    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>Interpreters that are considered first.</summary>
    public IReadOnlyList<string> Pythons { get; init; } = [];

    /// <summary>Runtimes to judge on, by glob; none: those that the claims name, and the first of each kind.</summary>
    public IReadOnlyList<string> Runtimes { get; init; } = [];

    /// <summary>Core counts on which claims about every count are judged; null: the most there are.</summary>
    public IReadOnlyList<int>? CoreCounts { get; init; }

    public TimeSpan Budget { get; init; } = DefaultBudget;

    /// <summary>The user's code that the claims are about, instead of the document's workloads.</summary>
    public IReadOnlyList<CodeRequest> Code { get; init; } = [];
}

/// <summary>Plans runs on this machine: of what a profile means, or of what claims need.</summary>
/// <param name="tell">Given a line where something takes time before there is a plan; null where nobody reads it.</param>
internal sealed class RunPlans(HostEnvironment host, Action<string>? tell = null)
{
    /// <summary>Seeds that JSON numbers of other languages hold exactly.</summary>
    public static ulong DrawSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11;

    /// <param name="pythons">Interpreters that are considered first.</param>
    /// <param name="whyMissing">Why an interpreter could not be brought; null where nobody tried.</param>
    /// <exception cref="UsageException">What was asked for cannot be measured here; says why.</exception>
    /// <exception cref="MissingToolException">What starts or pins workers is not on PATH.</exception>
    /// <exception cref="NoPythonException">There is no Python, and the runtimes were left to the profile.</exception>
    public async Task<PlannedRun> ForProfileAsync(
        PlanRequest request, IReadOnlyList<string> pythons, string? whyMissing, CancellationToken cancellation)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var context = await host.ForPlanAsync(pythons, EmbeddedModels.AreAskedFor(request), cancellation).ConfigureAwait(false);

        // Who selects runtimes misses none.
        var byProfile = request.Selection.Runtimes is [] && (request.Code is [] || pythons is []);
        var needsPython = request.Code is [] || request.Code.Any(requested => requested.Function is not null);
        if (byProfile && needsPython && !context.Runtimes.Any(runtime => runtime.IsPython))
        {
            throw new NoPythonException(whyMissing);
        }

        if (request.Code is not [])
        {
            var runtimes = RuntimesFor(request, pythons, context.Runtimes);
            var workloads = await WithControlAsync(request.Code, runtimes, context, cancellation).ConfigureAwait(false);
            var sweeps = request.Profile.SweptWorkloads is not [];
            context = context with { Workloads = sweeps ? [.. workloads.Select(UserWorkloads.WithSweep)] : workloads };
            request = request with { Selection = request.Selection with { Runtimes = [.. runtimes.Select(runtime => runtime.Id)] } };
        }

        var plan = Planner.Make(request, context);
        return new PlannedRun
        {
            Plan = plan,
            Context = context,
            Advice = PlanAdvice.For(plan, request, context),
            Missing = byProfile && ProfileRuntimes.GapIn(context.Runtimes) is { } gap ? new MissingRuntime(gap, whyMissing) : null,
        };
    }

    /// <summary>
    /// What is selected; else the interpreters that the user named, or those of the profile; .NET where there is code for it.
    /// </summary>
    public static IReadOnlyList<Runtime> RuntimesFor(PlanRequest request, IReadOnlyList<string> pythons, IReadOnlyList<Runtime> found)
    {
        if (request.Selection.Runtimes is { Count: > 0 } globs)
        {
            return Selected(globs, found);
        }

        var chosen = pythons is [] ? ProfileRuntimes.Of(request.Profile, found) : Named(found);
        var isInCSharp = request.Code.Any(requested => requested.Method is not null);
        return [.. chosen.Where(runtime => runtime.IsPython || isInCSharp)];
    }

    /// <summary>The user's code as workloads, and the native control.</summary>
    private async Task<IReadOnlyList<WorkloadRow>> WithControlAsync(
        IReadOnlyList<CodeRequest> requests, IReadOnlyList<Runtime> runtimes, PlanningContext context, CancellationToken cancellation)
    {
        var code = new CodeWorkloads(host, tell);
        List<WorkloadRow> rows = [];
        foreach (var requested in requests)
        {
            rows.Add(await code.OfAsync(requested, runtimes, cancellation).ConfigureAwait(false));
        }

        return [.. rows, .. context.Workloads.Where(workload => workload.Kind == WorkloadKind.Control)];
    }

    private static IReadOnlyList<Runtime> Selected(IReadOnlyList<string> globs, IReadOnlyList<Runtime> found)
    {
        var names = Selection.Choose("--runtime", globs, [.. found.Select(runtime => runtime.Id)]);
        return [.. found.Where(runtime => names.Contains(runtime.Id))];
    }

    /// <summary>The interpreters that the user named, and .NET.</summary>
    private static IReadOnlyList<Runtime> Named(IReadOnlyList<Runtime> found) =>
        [.. found.Where(runtime => runtime is { Source: CandidateSearch.NamedSource, Environment.Count: 0 } or { IsPython: false })];

    /// <returns>A plan of what the claims need and nothing else; without arms where nothing of that is here.</returns>
    /// <exception cref="UsageException">What was asked for cannot be measured here; says why.</exception>
    /// <exception cref="MissingToolException">What starts or pins workers is not on PATH.</exception>
    public async Task<PlannedRun> ForClaimsAsync(ClaimPlanRequest asked, CancellationToken cancellation)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var models = ModelsOf(asked.Claims);
        var context = await host.ForPlanAsync(asked.Pythons, models.Any(EmbeddedModels.IsOne), cancellation).ConfigureAwait(false);
        var runtimes = RuntimesOf(asked, models.All(EmbeddedModels.IsOne), context.Runtimes);
        if (asked.Code is not [])
        {
            var called = runtimes.Where(runtime => asked.Code.Any(requested => requested.Code.IsIn(runtime.Language)));
            context = context with
            {
                Workloads = await WithControlAsync(asked.Code, [.. called], context, cancellation).ConfigureAwait(false),
            };
        }

        return new PlannedRun
        {
            Plan = PlanOf(asked, context, runtimes),
            Context = context,
            Claims = asked.Claims,
            ClaimRuntimes = runtimes,
        };
    }

    private Plan PlanOf(ClaimPlanRequest asked, PlanningContext context, IReadOnlyList<Runtime> runtimes)
    {
        var counts = asked.CoreCounts ?? [CoreCounts.MostAtOnce(host.Topology, host.Limits)];
        var claimContext = new ClaimContext
        {
            Workloads = context.Workloads,
            Runtimes = runtimes,
            Models = ExecutionModels.All,
            CoreCounts = counts,
            UsableCores = host.Limits.CountUsable(),
            MachineCpus = host.Machine.LogicalCpus,
            Has = _ => true,
        };
        var comparesFirstUse = asked.Claims
            .SelectMany(claim => claim.Statements)
            .Any(variant => variant.Statement.Metric == Metric.FirstUse);
        var request = new PlanRequest(
            Profiles.ForClaims(ClaimPrecision.TargetHalfWidth, asked.Budget, counts.Max(), comparesFirstUse),
            new Selection(), counts, Budget: null, DrawSeed(), Weak: false, ClaimArms.MemoryOf(asked.Claims, claimContext));
        return Planner.MakeFor(
            ClaimArms.Needed(asked.Claims, claimContext), ClaimArms.Pairs(asked.Claims, claimContext), request, context);
    }

    private static IReadOnlyList<string> ModelsOf(IReadOnlyList<Claim> claims) =>
    [
        .. claims.SelectMany(claim => claim.Statements)
            .SelectMany(variant => new[] { variant.Statement.Arm.Model, variant.Statement.Base?.Model })
            .OfType<string>(),
    ];

    /// <summary>Those that the user or a claim names; else the first of each kind, where matched builds come first.</summary>
    /// <param name="embeds">Whether every claim is about embedded interpreters: then those that can be embedded come before others.</param>
    private static IReadOnlyList<Runtime> RuntimesOf(ClaimPlanRequest asked, bool embeds, IReadOnlyList<Runtime> found)
    {
        if (asked.Runtimes.Count > 0)
        {
            return Selected(asked.Runtimes, found);
        }

        if (asked is { Code.Count: > 0, Pythons.Count: > 0 })
        {
            return Named(found);
        }

        var named = asked.Claims.SelectMany(claim => claim.Statements)
            .SelectMany(variant => new[] { variant.Statement.Arm.RuntimeGlob, variant.Statement.Base?.RuntimeGlob })
            .OfType<string>().ToList();
        var first = found.Where(runtime => !IsForced(runtime))
            .GroupBy(runtime => runtime.KindOf())
            .Select(kind => kind.OrderByDescending(runtime => embeds && runtime.Embedding is { CApi: null }).First().Id).ToHashSet();
        return [.. found.Where(runtime => first.Contains(runtime.Id) || Glob.Matches(named, runtime.Id))];
    }

    /// <summary>A free-threaded build with its GIL on is no baseline for the GIL.</summary>
    private static bool IsForced(Runtime runtime) => runtime is { ExpectsGil: true, Description.GilDisabledBuild: true };
}
