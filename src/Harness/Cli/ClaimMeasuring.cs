using System.CommandLine;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Measures what claims need, and nothing else.</summary>
internal sealed class ClaimMeasuring(HostEnvironment host, Measuring measuring, IAnsiConsole console, IAnsiConsole errors)
{
    private static readonly TimeSpan s_defaultBudget = TimeSpan.FromSeconds(57);

    /// <returns>Null where only the plan was to be shown; a run without launches where nothing that the claims need is here.</returns>
    /// <exception cref="UsageException">What was asked for cannot be measured here; says why.</exception>
    public async Task<Run?> MeasureAsync(IReadOnlyList<Claim> claims, VerifyOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        if (PlatformSupport.Refusal() is { } refusal)
        {
            throw new UsageException(refusal);
        }

        MissingToolException.ThrowIfAny();
        var shown = parsed.GetValue(options.Format) == "table" ? console : errors;
        var planningContext = await host.ForPlanAsync(parsed.GetValue(options.Pythons) ?? [], cancellation).ConfigureAwait(false);
        var runtimes = RuntimesOf(claims, SelectionOptions.Globs(parsed, options.Runtimes), planningContext.Runtimes);
        var plan = PlanOf(claims, options, parsed, planningContext, runtimes);
        var (header, folder) = measuring.Begin(plan, planningContext, parsed.GetValue(options.Output));
        var empty = new Run(header, [], [], null, [], [], null);
        if (plan.Arms.Count == 0)
        {
            return empty with { Header = header with { Runtimes = runtimes, Workloads = planningContext.Workloads } };
        }

        PlanView.Write(shown, plan, planningContext.Runtimes);
        if (parsed.GetValue(options.DryRun))
        {
            return null;
        }

        using (var file = RunFile.Create(folder, header))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ClaimFile.Name), ClaimFile.Write(claims), cancellation).ConfigureAwait(false);
            var end = await measuring.RunAsync(file, empty, folder, ImpreciseFor(claims), shown, cancellation).ConfigureAwait(false);
            if (end.Reason == RunEndReason.Interrupted)
            {
                shown.MarkupLineInterpolated($"Interrupted; go on with: ./run-all.sh run --resume {folder}; then: ./run-all.sh verify {folder}");
            }
        }

        shown.MarkupLineInterpolated($"Run: {folder}; its page, Markdown and charts: ./run-all.sh report {folder}");
        return RunFile.Read(folder);
    }

    /// <summary>With which arms a run for these claims goes on; it ends where there is none.</summary>
    public static Func<Run, IReadOnlySet<string>> ImpreciseFor(IReadOnlyList<Claim> claims) => run => ClaimPrecision.ImpreciseArms(claims, run);

    private Plan PlanOf(IReadOnlyList<Claim> claims, VerifyOptions options, ParseResult parsed, PlanningContext planningContext, IReadOnlyList<Runtime> runtimes)
    {
        var budget = parsed.GetValue(options.Budget) is { } text ? Duration.Parse("--budget", text) : s_defaultBudget;
        var counts = parsed.GetValue(options.Cores) is { } cores ? host.CoreCountsOf(cores) : [CoreCounts.MostAtOnce(host.Topology, host.Limits)];
        var claimContext = new ClaimContext(
            planningContext.Workloads, runtimes, ExecutionModels.All, counts, host.Limits.CountUsable(), host.Machine.LogicalCpus, _ => true);
        var comparesFirstUse = claims.SelectMany(claim => claim.Statements).Any(variant => variant.Statement.Time == ComparedTime.Cold);
        var request = new PlanRequest(
            Profiles.ForClaims(ClaimPrecision.TargetHalfWidth, budget, comparesFirstUse), new Selection(), counts, Budget: null, Measuring.DrawSeed(), Weak: false,
            ClaimArms.MemoryOf(claims, claimContext));
        return Planner.MakeFor(ClaimArms.Needed(claims, claimContext), ClaimArms.Pairs(claims, claimContext), request, planningContext);
    }

    /// <summary>Those that the user or a claim names; else the first of each kind, where matched builds come first.</summary>
    private static IReadOnlyList<Runtime> RuntimesOf(IReadOnlyList<Claim> claims, IReadOnlyList<string> asked, IReadOnlyList<Runtime> found)
    {
        if (asked.Count > 0)
        {
            var names = Selection.Choose("--runtime", asked, [.. found.Select(runtime => runtime.Id)]);
            return [.. found.Where(runtime => names.Contains(runtime.Id))];
        }

        var named = claims.SelectMany(claim => claim.Statements)
            .SelectMany(variant => new[] { variant.Statement.Arm.RuntimeGlob, variant.Statement.Base?.RuntimeGlob })
            .OfType<string>().ToList();
        var first = found.Where(runtime => !IsForced(runtime)).GroupBy(runtime => runtime.KindOf()).Select(kind => kind.First().Id).ToHashSet();
        return [.. found.Where(runtime => first.Contains(runtime.Id) || Glob.Matches(named, runtime.Id))];
    }

    /// <summary>A free-threaded build with its GIL on is no baseline for the GIL.</summary>
    private static bool IsForced(Runtime runtime) => runtime is { ExpectsGil: true, Description.GilDisabledBuild: true };
}
