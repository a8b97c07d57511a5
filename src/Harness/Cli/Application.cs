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
            // Without response files: '@/etc/passwd' is a word like any other.
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is not HelpAction && ParseErrors.First(parsed) is { } wrong)
            {
                return guard.Say($"{wrong}; '{ParseErrors.Typed(parsed.CommandResult)} --help' shows what there is.", ExitCode.WrongUse);
            }

            return await parsed.InvokeAsync(Invocation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>All commands; each is carried out by what is given.</summary>
    internal RootCommand Build(Func<Func<CancellationToken, Task<int>>, Task<int>> guarded)
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
            new DoctorCommand(ground, new SteadinessWatch(places, ground, processes, clock), console, clock).Build(guarded),
            new RuntimesCommand(ground, installing, console).Build(guarded),
        };
        Task<int> AgainAsync(string[] arguments) => root.Parse(arguments).InvokeAsync(Invocation);
        root.Subcommands.Add(new AllCommand(places.Reports, installing.InstallPairAsync, AgainAsync, console, errors, clock).Build(guarded));
        return root;
    }
}
