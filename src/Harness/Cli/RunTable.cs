using GilBench.Model;
using GilBench.Reporting.Summary;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>The table at the end of a run.</summary>
internal static class RunTable
{
    public static void Write(IAnsiConsole console, Run run)
    {
        var table = new Table().RoundedBorder();
        table.AddColumns("Workload", "Runtime", "Model", "Cores × workers", "Time per unit [[95 %]]", "Speed-up [[95 %]]", "CPU ÷ wall");
        var summary = RunSummary.Of(run);
        foreach (var row in summary.Rows)
        {
            table.AddRow([.. new[] { row.Workload, row.Runtime, row.Model, $"{row.Cores}×{row.Workers}", row.TimeText, row.SpeedUpText, row.CpuPerWallText }.Select(Markup.Escape)]);
        }

        console.Write(table);
        console.MarkupLineInterpolated($"[bold]{summary.Headline}[/]");
        console.MarkupLineInterpolated($"{summary.Resolution}");
        console.MarkupLineInterpolated($"[grey]{summary.Basis}[/]");
        foreach (var warning in summary.Warnings)
        {
            console.MarkupLineInterpolated($"[yellow]Note:[/] {warning.Sentence}");
        }
    }
}
