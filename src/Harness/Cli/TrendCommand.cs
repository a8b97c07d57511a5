using System.CommandLine;
using GilBench.Analysis;
using GilBench.History;
using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench history trend</c>: an arm over the runs of one machine. It is advice: the exit code never says no.</summary>
internal sealed class TrendCommand(HostEnvironment host, HistoryOptions options, CommandOutput output)
{
    /// <summary>As many arms are named where none is meant.</summary>
    private const int MostNamed = 5;

    private static readonly Dictionary<string, Metric> s_metrics = new()
    {
        ["time"] = Metric.TimePerUnit,
        ["start-up"] = Metric.StartUp,
        ["memory"] = Metric.Memory,
        ["peak-memory"] = Metric.PeakMemory,
    };

    private readonly Argument<string> _arm = new("arm")
    {
        Description = "Id of an arm, such as sum_squares:threads@cpython-3.13:2x2; * and ? stand for others",
    };

    private readonly Option<string> _metric = new("--metric")
    {
        Description = $"{string.Join(", ", s_metrics.Keys)}: what is looked at",
        DefaultValueFactory = _ => "time",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "table or markdown, such as for the summary of a CI job, which draws charts only where --output is given",
        DefaultValueFactory = _ => "table",
    };

    private readonly Option<string?> _output = new("--output") { Description = "Folder of the charts (default: reports/history)" };

    public Command Build(HandlingErrors handlingErrors)
    {
        _metric.AcceptOnlyFromAmong([.. s_metrics.Keys]);
        _format.AcceptOnlyFromAmong("table", "markdown");
        var command = new Command("trend", "Draws an arm over time and names the commits between which it changed for good")
        {
            Arguments = { _arm },
            Options = { options.Branch, options.Machine, _metric, _format, _output },
        };
        command.SetAction((parsed, _) => handlingErrors(cancellation => Task.FromResult(RunReady(parsed, cancellation))));
        return command;
    }

    private int RunReady(ParseResult parsed, CancellationToken cancellation)
    {
        var ready = FolderOf(parsed) is null ? Task.CompletedTask : Task.Run(ChartDrawing.MakeReady, CancellationToken.None);
        try
        {
            return Run(parsed, cancellation);
        }
        finally
        {
            // The program does not end in the midst of it. Where it failed, the drawing itself says so.
            Task.WaitAny([ready], CancellationToken.None);
        }
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = options.FilterOf(parsed);
        var filter = asked with { Fingerprint = asked.Fingerprint ?? host.Machine.Fingerprint };
        var metric = s_metrics[parsed.GetValue(_metric)!];
        var (isMarkdown, folder) = (IsMarkdown(parsed), FolderOf(parsed));
        using var store = HistoryStores.OpenExisting(options.PlaceOf(parsed));
        List<Trend> shown = [];
        foreach (var arm in ArmsOf(store, filter.Fingerprint!, parsed.GetValue(_arm)!))
        {
            cancellation.ThrowIfCancellationRequested();
            var noise = store.NoiseOfArm(filter.Fingerprint!, arm);
            if (Trend.Of(store.Trend(arm, metric.Name, filter), noise) is { } trend)
            {
                var picture = folder is null ? null : Write(TrendCharts.Of(trend), folder);
                shown.Add(trend);
                if (!isMarkdown)
                {
                    Show(trend, picture!);
                }
            }
        }

        if (isMarkdown)
        {
            output.Plain.Write(TrendMarkdown.Of(shown));
        }
        else if (shown is [])
        {
            var branch = filter.Branch is { } name ? $" on the branch {name}" : "";
            output.Console.MarkupLineInterpolated($"No run of this machine{branch} says anything of the {metric.Name} of such an arm.");
        }

        return ExitCode.Fine;
    }

    private bool IsMarkdown(ParseResult parsed) => parsed.GetValue(_format) == "markdown";

    /// <summary>Where charts are written; null where none are drawn.</summary>
    private string? FolderOf(ParseResult parsed) =>
        parsed.GetValue(_output) ?? (IsMarkdown(parsed) ? null : Path.Combine(host.Places.Reports, "history"));

    private static List<string> ArmsOf(IHistoryStore store, string fingerprint, string name)
    {
        var all = store.Arms(fingerprint);
        if (all.Count == 0)
        {
            var machines = store.Runs(new RunFilter()).Select(run => $"{run.Fingerprint} ({run.Machine})").Distinct().ToList();
            throw new HistoryException(
                $"The history at {store.Place} has no run of the machine {fingerprint}; "
                    + (machines.Count == 0 ? "it is empty." : $"--machine names another one: {string.Join(", ", machines)}."),
                HistoryFault.WrongUse);
        }

        List<string> meant = all.Contains(name) ? [name] : [.. all.Where(arm => Glob.Matches(name, arm))];
        return meant.Count > 0
            ? meant
            : throw new HistoryException(
                $"No arm in the history of this machine is called '{name}'; there are {string.Join(", ", all.Take(MostNamed))}"
                    + (all.Count > MostNamed ? $" and {Counted.Of(all.Count - MostNamed, "other")}." : "."),
                HistoryFault.WrongUse);
    }

    private void Show(Trend trend, string picture)
    {
        output.Console.MarkupLineInterpolated($"[bold]{TrendFinding.Title(trend)}[/]");
        if (trend.Changes.Count > 0)
        {
            output.Console.Write(TerminalTable.Of(HistoryTables.Changes(trend)));
        }

        foreach (var remark in TrendFinding.Remarks(trend))
        {
            output.Console.MarkupLineInterpolated($"[grey]{remark}[/]");
        }

        output.Console.MarkupLineInterpolated($"Chart: {picture}");
    }

    /// <returns>The picture's path.</returns>
    private static string Write(TrendChart chart, string folder)
    {
        var drawn = ChartDrawing.Draw(chart);
        try
        {
            Directory.CreateDirectory(folder);
            Replace(Path.Combine(folder, $"{chart.Id}.svg"), System.Text.Encoding.UTF8.GetBytes(drawn.Svg));
            var picture = Path.Combine(folder, $"{chart.Id}.png");
            Replace(picture, drawn.Png);
            return picture;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"The chart cannot be written to {folder}: {refused.Message.TrimEnd('.')}; name another folder with --output.");
        }
    }

    /// <summary>The chart of the same arm before is replaced; a link is replaced itself, not what it leads to.</summary>
    private static void Replace(string path, byte[] content)
    {
        var beside = $"{path}.new";
        File.WriteAllBytes(beside, content);
        File.Move(beside, path, overwrite: true);
    }
}
