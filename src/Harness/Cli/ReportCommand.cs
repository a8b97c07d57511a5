using System.CommandLine;
using GilBench.Reporting;
using GilBench.Reporting.Printing;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench report</c>: explains runs that were measured before.</summary>
internal sealed class ReportCommand(ClaimSource claims, Processes.ProcessRunner processes, IAnsiConsole console)
{
    private readonly Argument<string[]> _runs = new("run")
    {
        Description = "Folders of runs, or their run.jsonl",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Folder of the report (default: the run's own; one run only)",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "html (the page, report.md and charts), or pdf: beside them the page printed by an installed Chromium",
        DefaultValueFactory = _ => "html",
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        _format.AcceptOnlyFromAmong("html", "pdf");
        var command = new Command("report", "Writes index.html, report.md and charts for runs")
        {
            Arguments = { _runs },
            Options = { _output, _format },
        };
        command.SetAction((parsed, _) => handlingErrors(cancellation => ReportAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> ReportAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runs = parsed.GetValue(_runs)!;
        if (parsed.GetValue(_output) is not null && runs.Length > 1)
        {
            throw new Planning.UsageException("--output takes one run; leave it out and each report goes beside its run.");
        }

        // Whether a PDF can be printed at all is said before anything is written.
        var pdf = parsed.GetValue(_format) == "pdf" ? new ReportPdf(PagePrinter.Find(processes)) : null;
        foreach (var path in runs)
        {
            var folder = parsed.GetValue(_output) ?? Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(path)))!;
            var run = RunFile.Read(path);
            if (pdf is not null)
            {
                ReportPdf.RefuseForeign(folder);
            }

            var comparison = FolderComparison.Of(path, run);
            var files = ReportWriter.Write(run, folder, comparison is null ? claims.ForRun(path, run) : [], comparison);
            console.MarkupLineInterpolated($"Report: {files.HtmlPath}");
            if (pdf is not null)
            {
                console.MarkupLineInterpolated($"PDF: {await pdf.WriteAsync(files, cancellation).ConfigureAwait(false)}");
            }
        }

        return ExitCode.Fine;
    }
}
