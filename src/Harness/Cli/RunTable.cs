using GilBench.Model;
using GilBench.Reporting.Summary;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>What a run says at its end: the answer about the user's code, the table of its arms, what to know of them.</summary>
internal static class RunTable
{
    public static void Write(IAnsiConsole console, Run run)
    {
        var summary = RunSummary.Of(run);
        foreach (var answer in summary.Answers)
        {
            console.MarkupLineInterpolated($"[bold]{answer.Title}[/]");
            console.MarkupLineInterpolated($"{answer.Sentence}");
            console.MarkupLineInterpolated($"[bold]{answer.Recommendation}[/]");
            foreach (var remark in answer.Remarks)
            {
                console.MarkupLineInterpolated($"[grey]{remark}[/]");
            }

            console.WriteLine();
        }

        console.Write(TerminalTable.Of(summary.Arms));
        if (summary.Headline.Length > 0)
        {
            console.MarkupLineInterpolated($"[bold]{summary.Headline}[/]");
        }

        console.MarkupLineInterpolated($"{summary.Resolution}");
        console.MarkupLineInterpolated($"[grey]{summary.Basis}[/]");
        foreach (var warning in summary.Warnings)
        {
            console.MarkupLineInterpolated($"[yellow]Note:[/] {warning.Sentence}");
        }
    }
}
