using System.CommandLine;
using System.Runtime.InteropServices;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench doctor</c>: what would spoil a measurement here, each with what to do.</summary>
internal sealed class DoctorCommand(HostEnvironment host, Doctor doctor, IAnsiConsole console)
{
    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command("doctor", "Says what would spoil a measurement on this machine, each with what to do about it");
        command.SetAction((_, _) => handlingErrors(RunAsync));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        var findings = await doctor.ExamineAsync(cancellation).ConfigureAwait(false);
        var machine = host.Machine;
        console.MarkupLineInterpolated(
            $"{machine.CpuModel ?? "CPU unknown"}, {Cpus(machine)}, {RuntimeInformation.OSDescription}; fingerprint {machine.Fingerprint}");
        var table = new Table().RoundedBorder();
        table.AddColumns("", "What", "Found", "What to do");
        foreach (var finding in findings)
        {
            table.AddRow(
                Sign(finding.Severity), Markup.Escape(finding.Subject), Markup.Escape(finding.Found), Markup.Escape(finding.Advice));
        }

        console.Write(table);
        return findings.Any(finding => finding.Severity == DoctorSeverity.Blocks) ? ExitCode.CouldNotMeasure : ExitCode.Fine;
    }

    private static string Cpus(MachineDescription machine) => Counted.Of(machine.LogicalCpus, "CPU");

    private static string Sign(DoctorSeverity severity) => severity switch
    {
        DoctorSeverity.Ok => "[green]ok[/]",
        DoctorSeverity.Note => "note",
        DoctorSeverity.Warning => "[yellow]warning[/]",
        _ => "[red]blocks[/]",
    };
}
