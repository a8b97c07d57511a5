using System.CommandLine;
using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Printing;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench report</c>: explains runs that were measured before, each by itself, or those of several machines in one.</summary>
internal sealed class ReportCommand(
    FleetReports fleets, ClaimSource claims, Processes.ProcessRunner processes, IAnsiConsole console)
{
    private readonly Argument<string[]> _runs = new("run")
    {
        Description = "Folders of runs, or their run.jsonl; or a folder of 'merge'",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Folder of the report (default: the run's own); of several runs, one of each machine, it is one report of them all",
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
        var (paths, output) = (parsed.GetValue(_runs)!, parsed.GetValue(_output));

        // Whether a PDF can be printed at all is said before anything is written.
        var pdf = parsed.GetValue(_format) == "pdf" ? new ReportPdf(PagePrinter.Find(processes)) : null;
        if (paths is [var merged] && RunFolder.MergedIn(merged) is { Count: > 0 } machines)
        {
            return await ReportAsync(pdf, output ?? merged, place => OfFleet(machines, place), cancellation).ConfigureAwait(false);
        }

        if (paths.Length > 1 && output is not null)
        {
            return await ReportAsync(pdf, output, place => OfFleet(paths, place), cancellation).ConfigureAwait(false);
        }

        HashSet<string> fingerprints = [];
        foreach (var path in paths)
        {
            var folder = output ?? Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(path)))!;
            var run = RunFile.Read(path);
            fingerprints.Add(run.Header.Machine.Fingerprint);
            await ReportAsync(pdf, folder, place => OfRun(path, run, place), cancellation).ConfigureAwait(false);
        }

        if (fingerprints.Count > 1)
        {
            console.MarkupLineInterpolated(
                $"These runs are of {fingerprints.Count} machines: --output DIR writes one report of them all.");
        }

        return ExitCode.Fine;
    }

    private async Task<int> ReportAsync(
        ReportPdf? pdf, string folder, Func<string, ReportFiles> write, CancellationToken cancellation)
    {
        if (pdf is not null)
        {
            ReportPdf.RefuseForeign(folder);
        }

        var files = write(folder);
        console.MarkupLineInterpolated($"Report: {files.HtmlPath}");
        if (pdf is not null)
        {
            console.MarkupLineInterpolated($"PDF: {await pdf.WriteAsync(files, cancellation).ConfigureAwait(false)}");
        }

        return ExitCode.Fine;
    }

    private ReportFiles OfRun(string path, Run run, string folder)
    {
        var comparison = FolderComparison.Of(path, run);
        return ReportWriter.Write(run, folder, comparison is null ? claims.ForRun(path, run) : [], comparison);
    }

    private ReportFiles OfFleet(IReadOnlyList<string> paths, string folder) => fleets.Write(FleetReports.Read(paths), folder);
}
