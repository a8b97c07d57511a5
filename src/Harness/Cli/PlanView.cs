using System.Globalization;
using GilBench.Model;
using GilBench.Planning;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows a plan before it runs.</summary>
internal static class PlanView
{
    /// <param name="advice">What to do where the budget has no time for the blocks that an interval needs; null where it has, or nobody set one.</param>
    public static void Write(IAnsiConsole console, Plan plan, IReadOnlyList<Runtime> runtimes, PlanAdvice? advice = null)
    {
        var table = new Table().RoundedBorder().Title($"Plan: profile {plan.Profile}, {Counted.Of(plan.Arms.Count, "arm")} a block");
        table.AddColumns("Workload", "Runtime", "Models", "Cores × workers");
        foreach (var group in plan.Arms.GroupBy(arm => (arm.Workload, arm.ParameterSet, arm.Runtime)))
        {
            foreach (var alike in group.GroupBy(arm => arm.Model))
            {
                table.AddRow(
                    Markup.Escape(ParameterSetNames.Label(group.Key.Workload, group.Key.ParameterSet)), Markup.Escape(group.Key.Runtime), Markup.Escape(alike.Key),
                    string.Join(", ", alike.Select(Describe)));
            }
        }

        console.Write(table);
        foreach (var (count, cores) in plan.CoreSets)
        {
            console.MarkupLineInterpolated($"{Counted.Of(count, "core")}: CPU {new CoreSet(cores)}");
        }

        var sampling = plan.Sampling;
        console.MarkupLineInterpolated(
            $"{Counted.Between(sampling.MinimumBlocks, sampling.MaximumBlocks, "block")} of {Counted.Of(plan.Groups.Count, "group")}, {RoundsOf(plan)} a launch, seed {plan.Seed}; {Counted.Of(plan.Omitted.Count, "pair")} left out ('list arms' says why).");
        console.MarkupLineInterpolated($"Estimate: {Duration.Format(TimeSpan.FromSeconds(plan.EstimateSeconds))} for {Counted.Of(sampling.MinimumBlocks, "block")}.");
        if (sampling.SideBySide && Profiles.All.Any(profile => profile.Name == plan.Profile && !profile.SideBySide))
        {
            console.MarkupLine("[yellow]The budget has no time to start workers one after another: they start side by side, and start-up and first use are not timed.[/]");
        }

        if (sampling.TimedStartBlocks is { } timed && timed < sampling.MinimumBlocks)
        {
            console.MarkupLineInterpolated($"Start-up and first use are timed in {Counted.Of(timed, "block")}; after them the workers of a group start side by side, which is quicker.");
        }

        if (sampling.MinimumBlocks < PlanAmount.FewestBlocks)
        {
            console.MarkupLineInterpolated($"[yellow]The budget allows {Counted.Of(sampling.MinimumBlocks, "block")}: fewer than {PlanAmount.FewestBlocks} give no 95 % interval, and the report will say so.[/]");
        }

        if (advice is not null)
        {
            console.MarkupLineInterpolated($"[yellow]{Words(advice)}[/]");
        }

        if (!plan.Arms.Any(arm => runtimes.First(runtime => runtime.Id == arm.Runtime) is { IsPython: true, ExpectsGil: false }))
        {
            console.MarkupLine("[yellow]No free-threaded Python is in this plan; './run-all.sh runtimes install 3.13 3.13t' brings a matched pair.[/]");
        }
    }

    private static string Words(PlanAdvice advice)
    {
        var minutes = Math.Ceiling(advice.NeededSeconds / 60);
        IReadOnlyList<string> left =
        [
            .. advice.Workloads is [] ? Array.Empty<string>() : [$"{(advice.Workloads.Count == 1 ? "the workload" : "the workloads")} {string.Join(", ", advice.Workloads)}"],
            .. advice.Models is [] ? Array.Empty<string>() : [$"{(advice.Models.Count == 1 ? "the model" : "the models")} {string.Join(", ", advice.Models)}"],
        ];
        var leave = left is [] ? "; leaving something out does not make them fit" : $", or leave out {string.Join(" and ", left)}";
        return $"{PlanAmount.FewestBlocks} blocks of all this take about {minutes} min: give --budget {minutes}m{leave}.";
    }

    private static string RoundsOf(Plan plan)
    {
        var (fewest, most) = plan.Groups.Count == 0 ? (0, 0) : (plan.Groups.Min(group => group.Rounds), plan.Groups.Max(group => group.Rounds));
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
