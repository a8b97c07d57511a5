using System.CommandLine;
using System.Text.Json;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench list</c>: what there is to measure here.</summary>
internal sealed class ListCommand(HostEnvironment host, IAnsiConsole console, TextWriter output)
{
    private readonly Option<string> _format = new("--format") { Description = "table or json", DefaultValueFactory = _ => "table", Recursive = true };

    private static readonly JsonSerializerOptions Indented = new(RunJson.Options) { WriteIndented = true };

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        _format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("list", "Lists workloads, execution models, runtimes or arms") { Options = { _format } };
        command.Subcommands.Add(Simple("workloads", "Every workload with its source in the document", handlingErrors, parsed => Write(
            parsed, host.Catalog.Workloads, ["Workload", "Kind", "Unit", "Source", "Parameter sets"],
            workload => [workload.Id, $"{workload.Kind}", workload.Unit, workload.Source, string.Join(", ", workload.ParameterSets.Select(set => set.Name))])));
        command.Subcommands.Add(Simple("models", "Every execution model", handlingErrors, parsed => Write(
            parsed, ModelTable.Rows, ["Model", "Language", "Workers are", "What it is", "Suits work of kind"],
            model => [model.Id, LanguageName.Of(model.Language), $"{model.WorkerKind}", model.Summary, string.Join(", ", model.Suits)])));
        command.Subcommands.Add(Runtimes(handlingErrors));
        command.Subcommands.Add(Arms(handlingErrors));
        return command;
    }

    private static Command Simple(
        string name, string description, Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors, Action<ParseResult> show)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, _) => handlingErrors(_ =>
        {
            show(parsed);
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    private Command Runtimes(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var command = new Command("runtimes", "Every interpreter and .NET runtime found, in the order of preference");
        command.SetAction((parsed, _) => handlingErrors(async cancellation =>
        {
            var inventory = await host.FindRuntimesAsync([], cancellation).ConfigureAwait(false);
            Write(parsed, inventory.Found, RuntimeRow.Columns, RuntimeRow.Cells);
            return ExitCode.Fine;
        }));
        return command;
    }

    private Command Arms(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var selection = new SelectionOptions(defaultProfile: "thorough");
        var command = new Command("arms", "Every arm that a selection means, and what is left out with the reason (default: all there are)");
        selection.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(async cancellation =>
        {
            var request = selection.RequestOf(parsed, host, budget: null, seed: 0);
            var planningContext = await host.ForPlanAsync(selection.PythonsOf(parsed), cancellation).ConfigureAwait(false);
            var (arms, omitted) = ArmList.Build(request, planningContext);
            var all = arms.Concat(ControlArms.For(arms, planningContext)).Select(arm => new ArmRow(
                    arm.Id, arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, arm.Role, null))
                .Concat(omitted.Select(left => new ArmRow(null, left.Workload, null, left.Model, left.Runtime, null, null, null, left.Reason)))
                .ToList();
            Write(parsed, all, ArmRow.Columns, row => row.Cells());
            return ExitCode.Fine;
        }));
        return command;
    }

    private void Write<T>(ParseResult parsed, IReadOnlyList<T> rows, string[] columns, Func<T, string[]> cells)
    {
        if (parsed.GetValue(_format) == "json")
        {
            output.WriteLine(JsonSerializer.Serialize(rows, Indented));
            return;
        }

        var table = new Table().RoundedBorder();
        table.AddColumns(columns);
        foreach (var row in rows)
        {
            table.AddRow([.. cells(row).Select(Markup.Escape)]);
        }

        console.Write(table);
    }
}
