using System.CommandLine;
using System.Runtime.InteropServices;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Runtimes;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench doctor</c>: what would spoil a measurement here, each with what to do.</summary>
internal sealed class DoctorCommand(HostEnvironment host, SteadinessWatch steadiness, IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(1);

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var command = new Command("doctor", "Says what would spoil a measurement on this machine, each with what to do about it");
        command.SetAction((_, _) => handlingErrors(RunAsync));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (PlatformSupport.Refusal() is { } refusal)
        {
            throw new Planning.UsageException(refusal);
        }

        var noise = new NoiseReader(KernelFiles.OfThisMachine, clock);
        var cpus = host.Limits.AllowedCpus.ToList();
        var before = noise.Read(cpus);
        await Task.Delay(WatchTime, clock, cancellation).ConfigureAwait(false);
        var idle = noise.Read(cpus).Since(before);
        var steady = await steadiness.WatchAsync(cpus, cancellation).ConfigureAwait(false);
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var evidence = new DoctorEvidence(host.Machine, idle, PathSearch.FindMissing(path, PathSearch.NeededTools), ShimsOn(path))
        {
            Variables = MeasuredVariables.Of(Surroundings.OfThisProcess().Variables),
        };
        IReadOnlyList<DoctorFinding> findings = [.. MachineChecks.Find(evidence), .. steady];

        console.MarkupLineInterpolated($"{host.Machine.CpuModel ?? "CPU unknown"}, {Counted.Of(host.Machine.LogicalCpus, "CPU")}, {RuntimeInformation.OSDescription}; fingerprint {host.Machine.Fingerprint}");
        var table = new Table().RoundedBorder();
        table.AddColumns("", "What", "Found", "What to do");
        foreach (var finding in findings)
        {
            table.AddRow(Sign(finding.Severity), Markup.Escape(finding.Subject), Markup.Escape(finding.Found), Markup.Escape(finding.Advice));
        }

        console.Write(table);
        return findings.Any(finding => finding.Severity == DoctorSeverity.Blocks) ? ExitCode.CouldNotMeasure : ExitCode.Fine;
    }

    private static IReadOnlyList<string> ShimsOn(string path) =>
        [.. path.Split(':').Where(folder => folder.EndsWith("/shims", StringComparison.Ordinal))];

    private static string Sign(DoctorSeverity severity) => severity switch
    {
        DoctorSeverity.Ok => "[green]ok[/]",
        DoctorSeverity.Note => "note",
        DoctorSeverity.Warning => "[yellow]warning[/]",
        _ => "[red]blocks[/]",
    };
}
