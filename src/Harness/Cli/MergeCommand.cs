using System.CommandLine;
using GilBench.Claims.Reading;
using GilBench.Fleets;
using GilBench.Reporting;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench merge</c>: puts runs of several machines into one folder, with one report of them.</summary>
internal sealed class MergeCommand(FleetReports fleets, IAnsiConsole console)
{
    /// <summary>A file is there whole, or not at all.</summary>
    private const string Partial = ".gilbench-partial";

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
        FleetReportWriter.RefuseOtherMachines(fleet, folder);
        var merged = new Fleet([.. fleet.Machines.Select(machine => Keep(machine, FleetReportWriter.FolderOf(folder, machine.Label)))]);
        var files = fleets.Write(merged, folder);
        foreach (var machine in merged.Machines)
        {
            console.MarkupLineInterpolated($"{machine.Label.Text}: {machine.Source.Path}");
        }

        console.MarkupLineInterpolated($"Report: {files.HtmlPath}");
        return ExitCode.Fine;
    }

    /// <summary>The run's file and, where it was measured for claims, those.</summary>
    private static MachineRun Keep(MachineRun machine, string folder)
    {
        var source = RunFile.PathOf(machine.Source.Path);
        Copy(source, Path.Combine(folder, RunFile.Name));
        if (Path.Combine(Path.GetDirectoryName(Path.GetFullPath(source))!, ClaimFile.Name) is var claims && File.Exists(claims))
        {
            Copy(claims, Path.Combine(folder, ClaimFile.Name));
        }

        return machine with { Source = machine.Source with { Path = folder } };
    }

    /// <exception cref="ReportException">Another file is there, or it cannot be written.</exception>
    private static void Copy(string from, string to)
    {
        try
        {
            if (!File.Exists(to))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to + Partial, overwrite: true);
                File.Move(to + Partial, to);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"{from} cannot be copied to {to}: {refused.Message.TrimEnd('.')}; name another folder with --output.");
        }

        if (FileHash.Sha256(from) != FileHash.Sha256(to))
        {
            throw new ReportException($"There is another file at {to}; name a new folder with --output, or move it away.");
        }
    }
}
