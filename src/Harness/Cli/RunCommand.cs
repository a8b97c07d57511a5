using System.CommandLine;
using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench run</c>: plans, measures, writes the run file.</summary>
internal sealed class RunCommand(HostEnvironment host, MeasuringSessions sessions, CommandOutput output)
{
    private readonly SelectionOptions _selection = new(defaultProfile: "quick");
    private readonly CodeOptions _code = new();
    private readonly Option<string?> _budget = new("--budget")
    {
        Description = "Wall time for the run, such as 10m: takes rounds away first, then blocks; fewer than 6 blocks give no intervals",
    };

    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seeds the order of every block (default: drawn and recorded)" };
    private readonly Option<string?> _output = new("--output") { Description = "Folder of the run (default: reports/TIME-PROFILE)" };
    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Goes on with the run in this folder; repeats no finished launch",
    };

    private readonly Option<string?> _whyMissing = new("--why-missing")
    {
        Description = "Why an interpreter could not be brought: said at the top of the page where one is missing",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Shows the plan and its estimate, measures nothing" };

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "run", "Measures workloads, or your own code, under execution models and runtimes, at every core count");
        _code.AddTo(command);
        _selection.AddTo(command);
        foreach (var option in new Option[] { _budget, _seed, _output, _resume, _dryRun, _whyMissing })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => handlingErrors(cancellation => parsed.GetValue(_resume) is { } folder
            ? ResumeAsync(parsed, folder, cancellation)
            : BeginAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> BeginAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var budget = parsed.GetValue(_budget) is { } text ? Duration.Parse("--budget", text) : (TimeSpan?)null;
        var request = _selection.RequestOf(parsed, host, budget, parsed.GetValue(_seed) ?? RunPlans.DrawSeed()) with
        {
            Code = _code.SuiteOf(parsed, host.Catalog)?.Workloads ?? [],
        };
        var planned = await new RunPlans(host, line => output.Console.MarkupLineInterpolated($"{line}"))
            .ForProfileAsync(request, _selection.PythonsOf(parsed), parsed.GetValue(_whyMissing), cancellation).ConfigureAwait(false);
        PlanView.Write(output.Console, planned);
        if (parsed.GetValue(_dryRun))
        {
            return ExitCode.Fine;
        }

        using var session = sessions.Begin(planned, parsed.GetValue(_output));
        return await MeasureAsync(session, cancellation).ConfigureAwait(false);
    }

    private async Task<int> ResumeAsync(ParseResult parsed, string folder, CancellationToken cancellation)
    {
        if (ExplicitOptions.FirstOf([.. _code.All, .. _selection.All, _budget, _seed, _output, _dryRun, _whyMissing], parsed) is { } other)
        {
            throw new UsageException(
                $"{other.Name} is about a new run; --resume goes on with the one in {folder} as it was planned. Leave one of the two out.");
        }

        using var session = sessions.Resume(folder);
        if (session.EndedBecause is { } reason)
        {
            var noisy = reason == RunEndReason.TooNoisy;
            var advice = noisy ? " Its blocks would stay spoiled; begin a new run when nothing else works on this machine." : "";
            output.Console.MarkupLineInterpolated(
                $"There is nothing to go on with: the run in {session.Folder} has ended, because {EndWords.Of(reason)}.{advice}");
            return noisy ? ExitCode.CouldNotMeasure : CodeOf(session.Before);
        }

        output.Console.MarkupLineInterpolated(
            $"Going on with {session.Folder}: {Counted.Of(session.Before.Launches.Count, "launch is", "launches are")} there.");
        return await MeasureAsync(session, cancellation).ConfigureAwait(false);
    }

    private async Task<int> MeasureAsync(MeasuringSession session, CancellationToken cancellation)
    {
        var console = output.Console;
        var end = await ProgressView.RunAsync(session, console, output.Clock, cancellation).ConfigureAwait(false);
        var measured = session.ReadBack();
        RunTable.Write(console, measured);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Timed share: {end.TimedShare:0.00} ({end.TimedSeconds:0.0} s of {end.WallSeconds:0.0} s went into timed regions).");
        console.MarkupLineInterpolated($"Run: {session.Folder}");
        if (end.Reason == RunEndReason.Interrupted)
        {
            console.MarkupLineInterpolated($"Interrupted; go on with: ./run-all.sh run --resume {session.Folder}");
            return ExitCode.Interrupted;
        }

        if (end.Reason == RunEndReason.NoLaunchWorked)
        {
            console.MarkupLineInterpolated(
                $"No launch worked ({measured.Launches[^1].Arm}: {measured.Launches[^1].Detail}); mend that and begin a new run.");
            return ExitCode.CouldNotMeasure;
        }

        if (measured.Header.HasUserCode)
        {
            // Who asks of one function wants the answer, not a second command.
            console.MarkupLineInterpolated($"Report: {ReportWriter.Write(measured, session.Folder, claims: []).HtmlPath}");
        }
        else
        {
            console.MarkupLineInterpolated($"Its page, Markdown and charts: ./run-all.sh report {session.Folder}");
        }

        return CodeOf(measured);
    }

    private static int CodeOf(Run run) =>
        RunAnalysis.Of(run).Arms.Any(arm => arm.SecondsPerUnit is not null) ? ExitCode.Fine : ExitCode.CouldNotMeasure;
}
