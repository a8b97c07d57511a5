using System.CommandLine;
using GilBench.Reporting;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench report</c>: explains runs that were measured before.</summary>
internal sealed class ReportCommand(ClaimSource claims, IAnsiConsole console)
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

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command("report", "Writes index.html, report.md and charts for runs")
        {
            Arguments = { _runs },
            Options = { _output },
        };
        command.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Report(parsed))));
        return command;
    }

    private int Report(ParseResult parsed)
    {
        var runs = parsed.GetValue(_runs)!;
        if (parsed.GetValue(_output) is not null && runs.Length > 1)
        {
            throw new Planning.UsageException("--output takes one run; leave it out and each report goes beside its run.");
        }

        foreach (var path in runs)
        {
            var folder = parsed.GetValue(_output) ?? Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(path)))!;
            var run = RunFile.Read(path);
            var files = ReportWriter.Write(run, folder, claims.ForRun(path, run));
            console.MarkupLineInterpolated($"Report: {files.HtmlPath}");
        }

        return ExitCode.Fine;
    }
}
