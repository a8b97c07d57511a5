using System.Globalization;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows a plan before it runs.</summary>
internal static class PlanView
{
    public static void Write(IAnsiConsole console, PlannedRun planned)
    {
        var plan = planned.Plan;
        var table = new Table().RoundedBorder().Title($"Plan: profile {plan.Profile}, {Counted.Of(plan.Arms.Count, "arm")} a block");
        table.AddColumns("Workload", "Runtime", "Models", "Cores × workers");
        foreach (var group in plan.Arms.GroupBy(arm => (arm.Workload, arm.ParameterSet, arm.Runtime)))
        {
            foreach (var alike in group.GroupBy(arm => arm.Model))
            {
                table.AddRow(
                    Markup.Escape(ParameterSetNames.Label(group.Key.Workload, group.Key.ParameterSet)),
                    Markup.Escape(group.Key.Runtime),
                    Markup.Escape(alike.Key),
                    string.Join(", ", alike.Select(Describe)));
            }
        }

        console.Write(table);
        foreach (var (count, cores) in plan.CoreSets)
        {
            console.MarkupLineInterpolated($"{Counted.Of(count, "core")}: CPU {new CoreSet(cores)}");
        }

        var sampling = plan.Sampling;
        var blocks = Counted.Between(sampling.MinimumBlocks, sampling.MaximumBlocks, "block");
        var amount = $"{blocks} of {Counted.Of(plan.Groups.Count, "group")}, {RoundsOf(plan)} a launch";
        var isOwn = planned.Context.Workloads.Any(workload => workload.Code is not null);
        console.MarkupLineInterpolated(
            $"{amount}, seed {plan.Seed}; {Counted.Of(plan.Omitted.Count, "pair")} left out{(isOwn ? "" : " ('list arms' says why)")}.");
        foreach (var same in isOwn ? plan.Omitted.GroupBy(omitted => (omitted.Workload, omitted.Runtime, omitted.Reason)) : [])
        {
            var what = $"{same.Key.Workload} by {string.Join(", ", same.Select(omitted => omitted.Model))} on {same.Key.Runtime}";
            console.MarkupLineInterpolated($"Left out: {what}: {same.Key.Reason.TrimEnd('.')}.");
        }

        var estimate = Duration.Format(TimeSpan.FromSeconds(plan.EstimateSeconds));
        console.MarkupLineInterpolated($"Estimate: {estimate} for {Counted.Of(sampling.MinimumBlocks, "block")}.");
        WriteNotes(console, planned);
    }

    private static void WriteNotes(IAnsiConsole console, PlannedRun planned)
    {
        var (plan, sampling) = (planned.Plan, planned.Plan.Sampling);
        if (sampling.SideBySide && Profiles.All.Any(profile => profile.Name == plan.Profile && !profile.SideBySide))
        {
            console.MarkupLine(
                "[yellow]The budget has no time to start workers one after another: they start side by side, "
                + "and start-up and first use are not timed.[/]");
        }

        if (sampling.TimesStartsBeforeBlocks)
        {
            console.WriteLine("Start-up and first use are timed once, before the blocks, where memory is read.");
        }
        else if (sampling.TimedStartBlocks is { } timed && timed < sampling.MinimumBlocks)
        {
            console.MarkupLineInterpolated(
                $"Start-up and first use are timed in {Counted.Of(timed, "block")}; after them the workers of a group start side by side.");
        }

        var allowed = $"The budget allows {Counted.Of(sampling.MinimumBlocks, "block")}";
        if (planned is { Comparison: { } comparison, Advice.Blocks: var needed })
        {
            var about = comparison.Arms.Count == 1 ? "the one arm" : $"each of {comparison.Arms.Count} arms";
            console.MarkupLineInterpolated(
                $"[yellow]{allowed}. With fewer than {needed}, the answer about {about} will be 'too noisy to tell'.[/]");
        }
        else if (sampling.MinimumBlocks < PlanAmount.FewestBlocks)
        {
            console.MarkupLineInterpolated(
                $"[yellow]{allowed}: fewer than {PlanAmount.FewestBlocks} give no 95 % interval, and the report will say so.[/]");
        }

        if (planned.Advice is { } advice)
        {
            console.MarkupLineInterpolated($"[yellow]{Words(advice, planned.Comparison is not null)}[/]");
        }

        var withoutGil = planned.Context.Runtimes.Where(runtime => runtime.ExpectsGil == false).Select(runtime => runtime.Id).ToHashSet();
        var isLeftOut = plan.Omitted.Any(omitted => withoutGil.Contains(omitted.Runtime));
        if (!isLeftOut && !plan.Arms.Any(arm => planned.Context.RuntimeOf(arm) is { IsPython: true, ExpectsGil: false }))
        {
            console.MarkupLine(
                "[yellow]No free-threaded Python is in this plan; './run-all.sh runtimes install 3.13 3.13t' brings a matched pair.[/]");
        }
    }

    /// <param name="compares">What a comparison leaves out, its user chooses: any arm less helps.</param>
    private static string Words(PlanAdvice advice, bool compares)
    {
        var minutes = Math.Ceiling(advice.NeededSeconds / 60);
        IReadOnlyList<string> left =
        [
            .. Named("the workload", "the workloads", advice.Workloads),
            .. Named("the model", "the models", advice.Models),
        ];
        var leave = compares ? ", or compare fewer arms"
            : left is [] ? "; leaving something out does not make them fit"
            : $", or leave out {string.Join(" and ", left)}";
        return $"{advice.Blocks} blocks of all this take about {minutes} min: give --budget {minutes}m{leave}.";
    }

    private static IReadOnlyList<string> Named(string one, string several, IReadOnlyList<string> names) =>
        names is [] ? [] : [$"{(names.Count == 1 ? one : several)} {string.Join(", ", names)}"];

    private static string RoundsOf(Plan plan)
    {
        var rounds = plan.Groups.Select(group => group.Rounds).DefaultIfEmpty(0).ToList();
        var (fewest, most) = (rounds.Min(), rounds.Max());
        return Counted.Between(fewest, most, "round");
    }

    private static string Describe(Arm arm)
    {
        var role = arm.Role switch
        {
            ArmRole.AaControl => " A/A",
            ArmRole.OneWorkerBaseline => " baseline",
            ArmRole.PositiveControl => " ceiling",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{arm.Cores}×{arm.Workers}{(arm.Weak ? " weak" : "")}{role}");
    }
}
