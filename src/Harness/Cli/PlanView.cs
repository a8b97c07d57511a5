using System.Globalization;
using GilBench.Model;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows a plan before it runs.</summary>
internal static class PlanView
{
    public static void Write(IAnsiConsole console, Plan plan, IReadOnlyList<Runtime> runtimes)
    {
        var table = new Table().RoundedBorder().Title($"Plan: profile {plan.Profile}, {plan.Arms.Count} arms a block");
        table.AddColumns("Workload", "Runtime", "Models", "Cores × workers");
        foreach (var group in plan.Arms.GroupBy(arm => (arm.Workload, arm.ParameterSet, arm.Runtime)))
        {
            var sizes = group.Key.ParameterSet == Sizes.Calibrated ? "" : $" ({group.Key.ParameterSet})";
            foreach (var alike in group.GroupBy(arm => arm.Model))
            {
                table.AddRow(
                    Markup.Escape(group.Key.Workload + sizes), Markup.Escape(group.Key.Runtime), Markup.Escape(alike.Key),
                    string.Join(", ", alike.Select(Describe)));
            }
        }

        console.Write(table);
        foreach (var (count, cores) in plan.CoreSets)
        {
            console.MarkupLineInterpolated($"{count} core{(count == 1 ? "" : "s")}: CPU {new CoreSet(cores)}");
        }

        var sampling = plan.Sampling;
        console.MarkupLineInterpolated(
            $"{sampling.MinimumBlocks} to {sampling.MaximumBlocks} blocks, 1 cold and {sampling.Iterations} warm iterations a launch ({sampling.DotNetIterations} on .NET), seed {plan.Seed}; {plan.Omitted.Count} pairs left out ('list arms' says why).");
        console.MarkupLineInterpolated($"Estimate: {Duration.Format(TimeSpan.FromSeconds(plan.EstimateSeconds))} for {sampling.MinimumBlocks} blocks.");
        if (sampling.MinimumBlocks < 6)
        {
            console.MarkupLineInterpolated($"[yellow]The budget allows {sampling.MinimumBlocks} blocks: fewer than 6 give no 95 % interval, and the report will say so.[/]");
        }

        if (!plan.Arms.Any(arm => runtimes.First(runtime => runtime.Id == arm.Runtime) is { IsPython: true, ExpectsGil: false }))
        {
            console.MarkupLine("[yellow]No free-threaded Python is in this plan; './run-all.sh runtimes install 3.13 3.13t' brings a matched pair.[/]");
        }
    }

    private static string Describe(Arm arm)
    {
        var role = arm.Role switch
        {
            ArmRole.NullControl => " A/A",
            ArmRole.SamePath => " base",
            ArmRole.PositiveControl => " ceiling",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{arm.Cores}×{arm.Workers}{(arm.Weak ? " weak" : "")}{role}");
    }
}
