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
        var errorHandling = new ErrorHandling(errors);
        return await errorHandling.RunAsync(async () =>
        {
            using var interruption = new Interruption();
            var root = Build(command => errorHandling.RunAsync(() => command(interruption.Token)));
            // Without response files: '@/etc/passwd' is a word like any other.
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is not HelpAction && ParseErrors.First(parsed) is { } wrong)
            {
                return errorHandling.Say($"{wrong}; '{ParseErrors.Typed(parsed.CommandResult)} --help' shows what there is.", ExitCode.WrongUse);
            }

            return await parsed.InvokeAsync(Invocation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>All commands; each is carried out by what is given.</summary>
    internal RootCommand Build(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var places = ProjectPlaces.Find();
        var processes = new ProcessRunner(clock);
        var host = new HostEnvironment(places, processes);
        var measuring = new Measuring(places, host, processes, clock);
        var claims = new ClaimSource(places, host);
        var installing = new Installing(places, processes, console, clock);
        RootCommand root = new("GilBench: what does the GIL cost on this machine, and what would be gained without it?")
        {
            new RunCommand(host, measuring, claims, console).Build(handlingErrors),
            new VerifyCommand(claims, new ClaimMeasuring(host, measuring, console, errors), console, output).Build(handlingErrors),
            new ReportCommand(claims, console).Build(handlingErrors),
            new ExportCommand(console, output).Build(handlingErrors),
            new ListCommand(host, console, output).Build(handlingErrors),
            new AcceptanceCommand(console, clock).Build(handlingErrors),
            new DoctorCommand(host, new SteadinessWatch(places, host, processes, clock), console, clock).Build(handlingErrors),
            new RuntimesCommand(host, installing, console).Build(handlingErrors),
        };
        Task<int> AgainAsync(string[] arguments) => root.Parse(arguments).InvokeAsync(Invocation);
        root.Subcommands.Add(new AllCommand(places.Reports, installing.InstallPairAsync, AgainAsync, console, errors, clock).Build(handlingErrors));
        return root;
    }
}
