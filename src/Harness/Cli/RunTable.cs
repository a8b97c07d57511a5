using GilBench.Model;
using GilBench.Reporting.Summary;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>The table at the end of a run.</summary>
internal static class RunTable
{
    public static void Write(IAnsiConsole console, Run run)
    {
        var summary = RunSummary.Of(run);
        console.Write(TerminalTable.Of(summary.Arms));
        console.MarkupLineInterpolated($"[bold]{summary.Headline}[/]");
        console.MarkupLineInterpolated($"{summary.Resolution}");
        console.MarkupLineInterpolated($"[grey]{summary.Basis}[/]");
        foreach (var warning in summary.Warnings)
        {
            console.MarkupLineInterpolated($"[yellow]Note:[/] {warning.Sentence}");
        }
    }
}
