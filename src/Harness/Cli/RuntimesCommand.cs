using System.CommandLine;
using GilBench.Runtimes.Installing;
using GilBench.Sessions;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace GilBench.Cli;

/// <summary><c>gilbench runtimes</c>: what interpreters there are, and bringing more.</summary>
internal sealed class RuntimesCommand(HostEnvironment host, Installing installing, IAnsiConsole console)
{
    private readonly Argument<string[]> _versions = new("version")
    {
        Description = "Versions such as 3.13 and 3.13t (free-threaded); those of one number come as a matched pair",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _optimized = new("--optimized")
    {
        Description = "Builds with PGO and LTO (about 17 minutes each on 2 cores)",
    };

    private readonly Option<bool> _shared = new("--shared")
    {
        Description = "Builds beside each the same with a shared library, which the models embedded_* and pythonnet_* need; "
            + "the interpreter that the other models use stays as it is",
    };

    private readonly Option<string[]> _pythons = new("--python")
    {
        Description = "Path of an interpreter to consider first; may be repeated",
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        var list = new Command("list", "Lists what is found, how it was built, which make a matched pair, and what was left out")
        {
            Options = { _pythons },
        };
        list.SetAction((parsed, _) => handlingErrors(cancellation => ListAsync(parsed.GetValue(_pythons) ?? [], cancellation)));
        var install = new Command(
            "install", "Brings interpreters into the user's cache: by uv where that works, else built from CPython's source")
        {
            Arguments = { _versions },
            Options = { _optimized, _shared },
        };
        install.SetAction((parsed, _) => handlingErrors(cancellation => InstallAsync(parsed, cancellation)));
        return new Command("runtimes", "Lists or installs interpreters") { Subcommands = { list, install } };
    }

    private async Task<int> ListAsync(IReadOnlyList<string> named, CancellationToken cancellation)
    {
        var inventory = await host.FindRuntimesAsync(named, cancellation).ConfigureAwait(false);
        var table = new Table().RoundedBorder();
        table.AddColumns(RuntimeRow.Columns);
        foreach (var runtime in inventory.Found)
        {
            table.AddRow([.. RuntimeRow.Cells(runtime).Select(Markup.Escape)]);
        }

        console.Write(table);
        foreach (var pair in inventory.Pairs)
        {
            var both = $"{pair.Stock.Id} and {pair.FreeThreaded.Id}";
            console.MarkupLineInterpolated(pair.IsMatched
                ? (FormattableString)$"matched pair: {both}"
                : pair.Builds.IsUnlike ? (FormattableString)$"[yellow]unlike pair:[/] {both} differ in {pair.Builds.Words}"
                : $"[yellow]pair:[/] {both}, {pair.Builds.Words}");
        }

        foreach (var rejected in inventory.Rejected)
        {
            console.MarkupLineInterpolated($"[grey]left out: {rejected.Path}: {rejected.Reason}[/]");
        }

        return ExitCode.Fine;
    }

    private async Task<int> InstallAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var versions = parsed.GetValue(_versions) is { Length: > 0 } asked ? asked : Installing.MatchedPair;
        var request = new InstallRequest(versions, parsed.GetValue(_optimized)) { Shared = parsed.GetValue(_shared) };
        await installing.InstallAsync(request, cancellation).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
