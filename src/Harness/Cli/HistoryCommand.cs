using System.CommandLine;
using System.Globalization;
using System.Text;
using GilBench.History;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench history</c>: runs of the past, by machine, commit and branch.</summary>
internal sealed class HistoryCommand(HostEnvironment host, CommandOutput output)
{
    private readonly HistoryOptions _options = new();
    private readonly Argument<string[]> _runs = new("run")
    {
        Description = "Folders of runs that have ended, or their run.jsonl",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _commit = new("--commit")
    {
        Description = "The commit that was measured (default: that of the git work tree in this folder)",
    };

    private readonly Option<string?> _ofBranch = new("--branch")
    {
        Description = "The branch that was measured (default: that of the git work tree in this folder)",
    };

    private readonly Option<int> _limit = new("--limit") { Description = "How many, at most", DefaultValueFactory = _ => 20 };
    private readonly Option<string> _format = new("--format") { Description = "csv or json: every figure of every run", Required = true };
    private readonly Option<string?> _output = new("--output") { Description = "File to write, a new one (default: standard output)" };
    private readonly Option<int?> _keep = new("--keep") { Description = "Takes away all but so many of the newest runs of each machine" };
    private readonly Option<string?> _before = new("--before")
    {
        Description = "Takes away the runs that were begun before a day, such as 2026-01-31 (UTC)",
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        _format.AcceptOnlyFromAmong("csv", "json");
        var add = new Command("add", "Adds runs; one that is there already stays as it is")
        {
            Arguments = { _runs },
            Options = { _commit, _ofBranch },
        };
        add.SetAction((parsed, _) => handlingErrors(cancellation => AddAsync(parsed, cancellation)));
        var show = new Command("show", "Lists runs, the newest first") { Options = { _options.Branch, _options.Machine, _limit } };
        show.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Show(parsed))));
        var export = new Command("export", "Writes every figure of every run in a form that other programs read")
        {
            Options = { _format, _output, _options.Branch, _options.Machine },
        };
        export.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Export(parsed))));
        var prune = new Command("prune", "Takes old runs away; what is known of the machine's noise stays")
        {
            Options = { _keep, _before },
        };
        prune.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Prune(parsed))));
        return new Command("history", "Keeps the figures of runs and shows lasting changes of an arm")
        {
            Options = { _options.Store },
            Subcommands = { add, show, new TrendCommand(host, _options, output).Build(handlingErrors), export, prune },
        };
    }

    private async Task<int> AddAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (commit, branch) = (parsed.GetValue(_commit), parsed.GetValue(_ofBranch));
        if (commit is null || branch is null)
        {
            var current = await CurrentRevision.ReadAsync(host.Processes, cancellation).ConfigureAwait(false);
            // The branch of this folder says nothing of a commit that is another one.
            branch ??= commit is null || commit == current.Commit ? current.Branch : null;
            commit ??= current.Commit;
        }

        IHistoryStore? store = null;
        try
        {
            foreach (var path in parsed.GetValue(_runs)!)
            {
                cancellation.ThrowIfCancellationRequested();
                var run = HistoryRun.Of(RunFile.Read(path), commit, branch);
                store ??= HistoryStores.Open(_options.PlaceOf(parsed));
                Say(run, store.Add(run));
            }
        }
        finally
        {
            store?.Dispose();
        }

        return ExitCode.Fine;
    }

    private void Say(HistoryRun run, bool added)
    {
        if (!added)
        {
            output.Console.MarkupLineInterpolated($"There already: {run.Id}");
            return;
        }

        var commit = run.Commit is null ? "of an unknown commit (--commit names it)" : $"of commit {TrendFinding.Short(run.Commit)}";
        var branch = run.Branch is null ? "" : $" on {run.Branch}";
        var arms = Counted.Of(run.Arms.Select(arm => arm.Arm).Distinct().Count(), "arm");
        output.Console.MarkupLineInterpolated($"Added: {run.Id} {commit}{branch}, {arms}");
        if (!run.HasSentinel)
        {
            output.Console.MarkupLineInterpolated(
                $"[yellow]Note:[/] It has no native control, so its times are not adjusted: a slower machine will look like slower code.");
        }
    }

    private int Show(ParseResult parsed)
    {
        var limit = Positive("--limit", parsed.GetValue(_limit));
        using var store = HistoryStores.OpenExisting(_options.PlaceOf(parsed));
        var runs = store.Runs(_options.FilterOf(parsed) with { Newest = limit });
        output.Console.Write(TerminalTable.Of(HistoryTables.Runs(runs)));
        output.Console.MarkupLineInterpolated($"{Counted.Of(runs.Count, "run")} shown; history: {store.Place}");
        return ExitCode.Fine;
    }

    private int Export(ParseResult parsed)
    {
        using var store = HistoryStores.OpenExisting(_options.PlaceOf(parsed));
        var points = store.Points(_options.FilterOf(parsed));
        if (parsed.GetValue(_output) is not { } path)
        {
            Write(output.Plain);
            return ExitCode.Fine;
        }

        NewFile.Write(path, file =>
        {
            using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            Write(text);
        });
        output.Console.MarkupLineInterpolated($"Written: {Path.GetFullPath(path)}");
        return ExitCode.Fine;

        void Write(TextWriter text)
        {
            if (parsed.GetValue(_format) == "csv")
            {
                HistoryExport.WriteCsv(points, text);
            }
            else
            {
                HistoryExport.WriteJson(points, text);
            }
        }
    }

    private int Prune(ParseResult parsed)
    {
        var rule = (parsed.GetValue(_keep), parsed.GetValue(_before)) switch
        {
            ({ } keep, null) => new PruneRule(Positive("--keep", keep), null),
            (null, { } day) => new PruneRule(null, DayOf(day)),
            _ => throw new UsageException("prune takes one of --keep and --before, which say what goes."),
        };
        using var store = HistoryStores.OpenExisting(_options.PlaceOf(parsed));
        var gone = store.Prune(rule);
        var left = store.Runs(new RunFilter()).Count;
        output.Console.MarkupLineInterpolated(
            $"{Counted.Of(gone, "run")} taken away, {Counted.Of(left, "run")} left; history: {store.Place}");
        return ExitCode.Fine;
    }

    private static int Positive(string option, int number) => number > 0
        ? number
        : throw new UsageException($"{option} '{number.ToString(CultureInfo.InvariantCulture)}' is no number of runs; give it 1 or more.");

    private static DateTimeOffset DayOf(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw new UsageException($"--before '{text}' is no day; write it like 2026-01-31.");
}

/// <summary>What several commands of the group take.</summary>
internal sealed class HistoryOptions
{
    public Option<string?> Store { get; } = new("--store")
    {
        Description = "A file, or postgres://user@host/database (default: ~/.local/share/gilbench/history.db)",
        Recursive = true,
    };

    public Option<string?> Branch { get; } = new("--branch") { Description = "Only runs of that branch" };

    public Option<string?> Machine { get; } = new("--machine") { Description = "Only runs of the machine with that fingerprint" };

    public string PlaceOf(ParseResult parsed) => parsed.GetValue(Store) ?? HistoryStores.DefaultPlace;

    public RunFilter FilterOf(ParseResult parsed) =>
        new() { Branch = parsed.GetValue(Branch), Fingerprint = parsed.GetValue(Machine) };
}
