using System.CommandLine;
using System.Text.Json;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench list</c>: what there is to measure here.</summary>
internal sealed class ListCommand(HostEnvironment host, IAnsiConsole console, TextWriter output)
{
    private static readonly JsonSerializerOptions Indented = new(RunJson.Options) { WriteIndented = true };

    private readonly Option<string> _format = new("--format")
    {
        Description = "table or json",
        DefaultValueFactory = _ => "table",
        Recursive = true,
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        _format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("list", "Lists workloads, execution models, runtimes or arms") { Options = { _format } };
        command.Subcommands.Add(Simple("workloads", "Every workload with its source in the document", handlingErrors, parsed => Write(
            parsed, (IReadOnlyList<Workload>)host.Catalog.Workloads, ["Workload", "Kind", "Unit", "Source", "Parameter sets"],
            workload =>
            [
                workload.Id, $"{workload.Kind}", workload.Unit, workload.Source,
                string.Join(", ", workload.ParameterSets.Select(set => set.Name)),
            ])));
        command.Subcommands.Add(Simple("models", "Every execution model", handlingErrors, parsed => Write(
            parsed, ModelTable.Rows, ["Model", "Language", "Workers are", "What it is", "Suits work of kind"],
            model => [model.Id, LanguageName.Of(model.Language), $"{model.WorkerKind}", model.Summary, string.Join(", ", model.Suits)])));
        command.Subcommands.Add(Runtimes(handlingErrors));
        command.Subcommands.Add(Arms(handlingErrors));
        return command;
    }

    private static Command Simple(string name, string description, HandlingErrors handlingErrors, Action<ParseResult> show)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, _) => handlingErrors(_ =>
        {
            show(parsed);
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    private Command Runtimes(HandlingErrors handlingErrors)
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

    private Command Arms(HandlingErrors handlingErrors)
    {
        var selection = new SelectionOptions(defaultProfile: "thorough");
        var command = new Command(
            "arms", "Every arm that a selection means, and what is left out with the reason (default: all there are)");
        selection.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(async cancellation =>
        {
            var request = selection.RequestOf(parsed, host, budget: null, seed: 0);
            var planningContext = await host.ForPlanAsync(
                selection.PythonsOf(parsed), EmbeddedModels.AreAskedFor(request), cancellation).ConfigureAwait(false);
            var (arms, omitted) = ArmList.Build(request, planningContext);
            IReadOnlyList<ArmRow> all =
            [
                .. arms.Concat(ControlArms.For(arms, planningContext)).Select(ArmRow.Of),
                .. omitted.Select(ArmRow.Of),
            ];
            Write(parsed, all, ArmRow.Columns, row => row.Cells());
            if (parsed.GetValue(_format) != "json")
            {
                foreach (var sentence in EmbeddingText.Of(planningContext.Runtimes))
                {
                    console.MarkupLineInterpolated($"{sentence}");
                }
            }

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

/// <summary>One row of <c>list arms</c>: an arm, or a pair that is left out with its reason.</summary>
internal sealed record ArmRow
{
    public static string[] Columns { get; } = ["Workload", "Model", "Runtime", "Cores × workers", "Role", "Left out because"];

    public string? Arm { get; init; }

    public required string Workload { get; init; }

    public string? ParameterSet { get; init; }

    public required string Model { get; init; }

    public required string Runtime { get; init; }

    public int? Cores { get; init; }

    public int? Workers { get; init; }

    public ArmRole? Role { get; init; }

    public string? LeftOut { get; init; }

    public static ArmRow Of(Arm arm) => new()
    {
        Arm = arm.Id,
        Workload = arm.Workload,
        ParameterSet = arm.ParameterSet,
        Model = arm.Model,
        Runtime = arm.Runtime,
        Cores = arm.Cores,
        Workers = arm.Workers,
        Role = arm.Role,
    };

    public static ArmRow Of(OmittedArm left) => new()
    {
        Workload = left.Workload,
        Model = left.Model,
        Runtime = left.Runtime,
        LeftOut = left.Reason,
    };

    public string[] Cells() =>
    [
        ParameterSetNames.Label(Workload, ParameterSet),
        Model,
        Runtime,
        Cores is null ? "–" : $"{Cores}×{Workers}",
        $"{Role}",
        LeftOut ?? "",
    ];
}

/// <summary>One row of the tables of runtimes.</summary>
internal static class RuntimeRow
{
    public static string[] Columns { get; } = ["Runtime", "Version", "GIL", "Build", "Found", "Executable"];

    public static string[] Cells(Runtime runtime) =>
    [
        runtime.Id,
        runtime.Description.Version,
        runtime.ExpectsGil switch { null => "none", true => "on", false => "off" },
        Build(runtime),
        runtime.Source,
        runtime.Description.Executable,
    ];

    private static string Build(Runtime runtime) => runtime.IsPython
        ? Optimisation.Of(runtime.Description)
        : "release";
}
