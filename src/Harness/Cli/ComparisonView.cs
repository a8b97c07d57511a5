using System.Text;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>A comparison for whoever asked: on the terminal or in another form, as files in its folder, and as an exit code.</summary>
internal static class ComparisonView
{
    /// <param name="format">Of what is printed.</param>
    /// <param name="folder">Where its files go; null: nowhere.</param>
    /// <exception cref="ReportException">The files cannot be written.</exception>
    public static void Write(CommandOutput output, ComparisonReport report, string format, string? folder)
    {
        if (format == "table")
        {
            WriteTable(output.Console, report);
        }
        else
        {
            output.Plain.Write(format switch
            {
                "json" => ComparisonJson.Of(report),
                "markdown" => ComparisonMarkdown.Of(report),
                "junit" => ComparisonJUnit.Of(report),
                _ => GithubAnnotations.Of(report),
            });
        }

        if (folder is not null)
        {
            WriteFiles(report, folder);
            var shown = format == "table" ? output.Console : output.Errors;
            var page = HasPage(report, folder) ? "index.html, " : "";
            shown.MarkupLineInterpolated($"Written: {Path.GetFullPath(folder)} ({page}comparison.md, comparison.json, junit.xml)");
        }
    }

    /// <summary>0: nothing became slower. 1: something did, twice. 3: it could not be told.</summary>
    public static int ExitCodeOf(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.Passed => ExitCode.Fine,
        ComparisonOutcome.Failed => ExitCode.No,
        _ => ExitCode.CouldNotMeasure,
    };

    /// <summary>Where a stored run lies, its own report has the places of the page.</summary>
    private static bool HasPage(ComparisonReport report, string folder) =>
        report.What.Kind != ComparisonKind.StoredRuns || !File.Exists(Path.Combine(folder, RunFile.Name));

    private static void WriteTable(IAnsiConsole console, ComparisonReport report)
    {
        var table = ComparisonTable.Of(report.Result);
        console.MarkupLineInterpolated($"[bold]{report.Title}[/]");
        console.Write(TerminalTable.Of(table).ShowRowSeparators());
        console.MarkupLineInterpolated($"[grey]{table.Note}[/]");
        foreach (var note in report.What.Notes.Concat(report.Remarks))
        {
            console.MarkupLineInterpolated($"{note}");
        }

        console.MarkupLineInterpolated($"[grey]{report.Basis}[/]");
        console.MarkupLineInterpolated($"[bold]{ComparisonWords.Of(report.Result.Outcome)}: {report.Result.Reason}[/]");
    }

    private static void WriteFiles(ComparisonReport report, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Write("comparison.md", ComparisonMarkdown.Of(report));
            Write(RunFolder.Comparison, ComparisonJson.Of(report));
            Write("junit.xml", ComparisonJUnit.Of(report));
            if (HasPage(report, folder))
            {
                ReportWriter.Write(report.Run, folder, comparison: report);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"The comparison's files cannot be written to {folder}: {refused.Message.TrimEnd('.')}; name another with --output.");
        }

        void Write(string name, string text) =>
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
