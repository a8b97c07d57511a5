using System.CommandLine;
using GilBench.Reporting;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench merge</c>: puts runs of several machines into one folder, with one report of them.</summary>
internal sealed class MergeCommand(FleetReports fleets, IAnsiConsole console)
{
    private readonly Argument<string[]> _runs = new("run")
    {
        Description = "Folders of runs, or their run.jsonl: one of each machine, of the same work",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder for the runs, copied as they are, and the report of them all; 'report' writes that report anew",
        Required = true,
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "merge",
            "Puts runs of several machines into one folder with one report, side by side and never pooled; refuses runs that differ in "
                + "tool, workloads or arguments")
        {
            Arguments = { _runs },
            Options = { _output },
        };
        command.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Merge(parsed))));
        return command;
    }

    private int Merge(ParseResult parsed)
    {
        var folder = parsed.GetValue(_output)!;
        var fleet = FleetReports.Read(parsed.GetValue(_runs)!);
        var merged = MergedRuns.Keep(fleet, folder);
        var files = fleets.Write(merged, folder);
        foreach (var machine in merged.Machines)
        {
            console.MarkupLineInterpolated($"{machine.Label.Text}: {machine.Source.Path}");
        }

        console.MarkupLineInterpolated($"Report: {files.HtmlPath}");
        return ExitCode.Fine;
    }
}
