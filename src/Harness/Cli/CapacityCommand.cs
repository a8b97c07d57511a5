using System.CommandLine;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Tables;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench capacity</c>: what a throughput takes, by a run that was measured before.</summary>
internal sealed class CapacityCommand(HostEnvironment host, CommandOutput output)
{
    private readonly CapacityOptions _options = new();

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "capacity",
            "Says how many cores and workers a throughput takes, by a run; ends with 1 where nothing reaches it, with 3 where the run "
                + "cannot tell");
        _options.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Answer(parsed))));
        return command;
    }

    private int Answer(ParseResult parsed)
    {
        var run = RunFile.Read(parsed.GetValue(_options.Run)!);
        var asked = _options.QuestionOf(parsed, run);
        var answers = CapacityAnswers.Of(run, asked with { ServerPerSecond = ServerOf(run, asked.Workload) });
        switch (parsed.GetValue(_options.Format))
        {
            case "json":
                output.Plain.Write(CapacityJson.Of(run, answers));
                break;
            case "markdown":
                output.Plain.Write(CapacityMarkdown.Of(run, answers));
                break;
            default:
                Write(output.Console, answers);
                break;
        }

        return answers.Outcome switch
        {
            CapacityOutcome.Reached => ExitCode.Fine,
            CapacityOutcome.Unreachable => ExitCode.No,
            _ => ExitCode.CouldNotMeasure,
        };
    }

    /// <summary>Only what asks the loopback server is limited by it.</summary>
    private double? ServerOf(Run run, string workload)
    {
        var asksIt = run.Server?.AskedBy?.Contains(workload)
            ?? (run.Header.Workloads.First(one => one.Id == workload).Code is null
                && host.Catalog.Workloads.FirstOrDefault(row => row.Id == workload) is { Needs.Server: true });
        return asksIt ? run.Server?.RequestsPerSecond : null;
    }

    private static void Write(IAnsiConsole console, CapacityAnswers answers)
    {
        var (table, rules) = (CapacityTables.Of(answers), CapacityTables.Rules(answers));
        console.MarkupLineInterpolated($"[bold]{CapacityText.Headline(answers)}[/]");
        console.Write(TerminalTable.Of(table).ShowRowSeparators());
        console.MarkupLineInterpolated($"[grey]{table.Note}[/]");
        if (rules.IsShown)
        {
            console.Write(TerminalTable.Of(rules));
        }

        console.MarkupLineInterpolated(
            $"Machine: {answers.Machine.CpuModel ?? "CPU unknown"}, fingerprint {answers.Machine.Fingerprint}.");
    }
}
