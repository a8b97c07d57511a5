using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using GilBench.Processes;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>The command line: parses, calls, maps exit codes.</summary>
internal sealed class Application(IAnsiConsole console, IAnsiConsole errors, TextWriter output, TimeProvider clock)
{
    private static readonly InvocationConfiguration Invocation = new()
    {
        ProcessTerminationTimeout = null,
        EnableDefaultExceptionHandler = false,
    };

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
                var help = $"{ParseErrors.Typed(parsed.CommandResult)} --help";
                return errorHandling.Say($"{wrong}; '{help}' shows what there is.", ExitCode.WrongUse);
            }

            return await parsed.InvokeAsync(Invocation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>All commands; each is carried out by what is given.</summary>
    internal RootCommand Build(HandlingErrors handlingErrors)
    {
        var places = ProjectPlaces.Find();
        var processes = new ProcessRunner(clock);
        var host = new HostEnvironment(places, processes);
        var claims = new ClaimSource(host);
        var sessions = new MeasuringSessions(host, claims, clock);
        var installing = new Installing(places, processes, console, clock);
        var fleets = new FleetReports(claims);
        var shown = new CommandOutput(console, errors, output, clock);
        RootCommand root = new("GilBench: what does the GIL cost on this machine, and what would be gained without it?")
        {
            new RunCommand(host, sessions, shown).Build(handlingErrors),
            new VerifyCommand(host, claims, sessions, shown).Build(handlingErrors),
            new CompareCommand(host, sessions, shown).Build(handlingErrors),
            new CalibrateCommand(host, sessions, shown).Build(handlingErrors),
            new ReportCommand(fleets, claims, processes, console).Build(handlingErrors),
            new MergeCommand(fleets, console).Build(handlingErrors),
            new CapacityCommand(host, shown).Build(handlingErrors),
            new ExportCommand(console, output).Build(handlingErrors),
            new HistoryCommand(host, shown).Build(handlingErrors),
            new ListCommand(host, console, output).Build(handlingErrors),
            new AcceptanceCommand(console, clock).Build(handlingErrors),
            new DoctorCommand(host, new Doctor(host, clock), console).Build(handlingErrors),
            new RuntimesCommand(host, installing, console).Build(handlingErrors),
            new NewCommand(new SuiteTemplate(places), console).Build(handlingErrors),
        };
        Task<int> AgainAsync(string[] arguments) => root.Parse(arguments).InvokeAsync(Invocation);
        root.Subcommands.Add(new AllCommand(places.Reports, installing.InstallPairAsync, AgainAsync, shown).Build(handlingErrors));
        return root;
    }
}

/// <summary>Ctrl-C, a polite kill and a closed terminal all cancel the same token, so that children end and files close first.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public Interruption() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
            PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _source.Cancel();
            }))];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }
}
