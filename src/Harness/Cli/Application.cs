using System.CommandLine;
using System.CommandLine.Help;
using GilBench.Processes;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>The command line: parses, calls, maps exit codes.</summary>
internal sealed class Application(IAnsiConsole console, IAnsiConsole errors, TextWriter output, TimeProvider clock)
{
    private static readonly InvocationConfiguration Invocation = new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };

    public async Task<int> RunAsync(string[] arguments)
    {
        var guard = new Guard(errors);
        return await guard.RunAsync(async () =>
        {
            using var interruption = new Interruption();
            var root = Build(command => guard.RunAsync(() => command(interruption.Token)));
            var parsed = root.Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            {
                var command = string.Join(' ', parsed.CommandResult.Command.Parents.Reverse().Append(parsed.CommandResult.Command).Select(symbol => symbol.Name).Skip(1).Prepend("./run-all.sh"));
                var wrong = parsed.UnmatchedTokens is [var token, ..] ? $"'{token}' is no command or option here" : OnOneLine(parsed.Errors[0].Message);
                return guard.Say($"{wrong}; '{command} --help' shows what there is.", ExitCode.WrongUse);
            }

            return await parsed.InvokeAsync(Invocation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>The parser lists the words to choose from on lines of their own.</summary>
    private static string OnOneLine(string message) =>
        message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, .. var words]
            ? $"{first} {string.Join(", ", words)}".TrimEnd(' ', '.')
            : message;

    private RootCommand Build(Func<Func<CancellationToken, Task<int>>, Task<int>> guarded)
    {
        var places = ProjectPlaces.Find();
        var processes = new ProcessRunner(clock);
        var ground = new Ground(places, processes);
        var measuring = new Measuring(places, ground, processes, clock);
        var claims = new ClaimSource(places, ground);
        var installing = new Installing(places, processes, console, clock);
        RootCommand root = new("GilBench: what does the GIL cost on this machine, and what would be gained without it?")
        {
            new RunCommand(ground, measuring, claims, console).Build(guarded),
            new VerifyCommand(claims, new ClaimMeasuring(ground, measuring, console, errors), console, output).Build(guarded),
            new ReportCommand(claims, console).Build(guarded),
            new ExportCommand(console, output).Build(guarded),
            new ListCommand(ground, console, output).Build(guarded),
            new AcceptanceCommand(console, clock).Build(guarded),
            new DoctorCommand(ground, console, clock).Build(guarded),
            new RuntimesCommand(ground, installing, console).Build(guarded),
        };
        Task<int> AgainAsync(string[] arguments) => root.Parse(arguments).InvokeAsync(Invocation);
        root.Subcommands.Add(new AllCommand(places.Reports, installing.InstallPairAsync, AgainAsync, console, errors, clock).Build(guarded));
        return root;
    }
}
