using System.CommandLine;
using System.Globalization;
using GilBench.Analysis;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Runtimes;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace GilBench.Cli;

/// <summary><c>gilbench run</c>: plans, measures, writes the run file.</summary>
internal sealed class RunCommand(HostEnvironment host, Measuring measuring, ClaimSource claims, IAnsiConsole console)
{
    private readonly SelectionOptions _selection = new(defaultProfile: "quick");
    private readonly Option<string?> _budget = new("--budget") { Description = "Wall time for the run, such as 10m: takes rounds away first, then blocks; fewer than 6 blocks give no intervals" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seeds the order of every block (default: drawn and recorded)" };
    private readonly Option<string?> _output = new("--output") { Description = "Folder of the run (default: reports/TIME-PROFILE)" };
    private readonly Option<string?> _resume = new("--resume") { Description = "Goes on with the run in this folder; repeats no finished launch" };
    private readonly Option<string?> _whyMissing = new("--why-missing") { Description = "Why an interpreter could not be brought: said at the top of the page where one is missing" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Shows the plan and its estimate, measures nothing" };

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var command = new Command("run", "Measures workloads under execution models and runtimes, at every core count");
        _selection.AddTo(command);
        foreach (var option in new Option[] { _budget, _seed, _output, _resume, _dryRun, _whyMissing })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => handlingErrors(cancellation => RunAsync(parsed, cancellation)));
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (PlatformSupport.Refusal() is { } refusal)
        {
            throw new UsageException(refusal);
        }

        MissingToolException.ThrowIfAny();
        return parsed.GetValue(_resume) is { } folder ? ResumeAsync(parsed, folder, cancellation) : BeginAsync(parsed, cancellation);
    }

    private async Task<int> BeginAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var budget = parsed.GetValue(_budget) is { } text ? Duration.Parse("--budget", text) : (TimeSpan?)null;
        var seed = parsed.GetValue(_seed) ?? Measuring.DrawSeed();
        var request = _selection.RequestOf(parsed, host, budget, seed);
        var planningContext = await host.ForPlanAsync(_selection.PythonsOf(parsed), cancellation).ConfigureAwait(false);
        var whyMissing = parsed.GetValue(_whyMissing);
        // Who selects runtimes misses none.
        var byProfile = request.Selection.Runtimes is [];
        if (byProfile && !planningContext.Runtimes.Any(runtime => runtime.IsPython))
        {
            throw new NoPythonException(whyMissing);
        }

        var plan = Planner.Make(request, planningContext);
        PlanView.Write(console, plan, planningContext.Runtimes, PlanAdvice.For(plan, request, planningContext));
        if (parsed.GetValue(_dryRun))
        {
            return ExitCode.Fine;
        }

        var (header, folder) = measuring.Begin(plan, planningContext, parsed.GetValue(_output));
        using var file = RunFile.Create(folder, header);
        var missing = byProfile && ProfileRuntimes.GapIn(planningContext.Runtimes) is { } gap ? new MissingRuntime(gap, whyMissing) : null;
        if (missing is not null)
        {
            file.Append(missing);
        }

        return await MeasureAsync(file, new Run(header, [], [], null, [], [], null) { Missing = missing }, folder, cancellation).ConfigureAwait(false);
    }

    private async Task<int> ResumeAsync(ParseResult parsed, string folder, CancellationToken cancellation)
    {
        if (ExplicitOptions.FirstOf([.. _selection.All, _budget, _seed, _output, _dryRun, _whyMissing], parsed) is { } other)
        {
            throw new UsageException($"{other.Name} is about a new run; --resume goes on with the one in {folder} as it was planned. Leave one of the two out.");
        }

        using var file = RunFile.Continue(Path.GetFullPath(folder));
        folder = Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(folder)))!;
        var run = RunFile.Read(folder);
        if (run.Header.Plan.Groups.Count == 0)
        {
            throw new UsageException($"The run in {folder} was measured by an earlier version of GilBench, one launch after another, and cannot be gone on with; 'report' still reads it. Begin a new one.");
        }

        if (run.Header.Machine.Fingerprint != host.Machine.Fingerprint)
        {
            throw new UsageException($"The run in {folder} was begun on another machine ({run.Header.Machine.CpuModel}); runs of two machines are never mixed. Begin a new one.");
        }

        if (run.Header.Runtimes.FirstOrDefault(runtime => runtime.Host == HostProcess.Interpreter && !File.Exists(runtime.Description.Executable)) is { } gone)
        {
            throw new UsageException($"The interpreter {gone.Description.Executable} of this run is gone; bring it back, or begin a new run.");
        }

        if (run.End is { Reason: not RunEndReason.Interrupted and var reason })
        {
            var advice = reason == RunEndReason.TooNoisy ? " Its blocks would stay spoiled; begin a new run when nothing else works on this machine." : "";
            console.MarkupLineInterpolated($"There is nothing to go on with: the run in {folder} has ended, because {EndWords.Of(reason)}.{advice}");
            return reason == RunEndReason.TooNoisy ? ExitCode.CouldNotMeasure : CodeOf(run);
        }

        Measuring.KillStrays(run.Header.Id);
        console.MarkupLineInterpolated($"Going on with {folder}: {Counted.Of(run.Launches.Count, "launch is", "launches are")} there.");
        return await MeasureAsync(file, run, folder, cancellation).ConfigureAwait(false);
    }

    private async Task<int> MeasureAsync(RunFile file, Run run, string folder, CancellationToken cancellation)
    {
        var imprecise = claims.Beside(folder) is { } own ? ClaimMeasuring.ImpreciseFor(own) : Precision.ImpreciseArms;
        var end = await measuring.RunAsync(file, run, folder, imprecise, console, cancellation).ConfigureAwait(false);
        var measured = RunFile.Read(folder);
        RunTable.Write(console, measured);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Timed share: {end.TimedShare:0.00} ({end.TimedSeconds:0.0} s of {end.WallSeconds:0.0} s went into timed regions).");
        console.MarkupLineInterpolated($"Run: {folder}");
        if (end.Reason == RunEndReason.Interrupted)
        {
            console.MarkupLineInterpolated($"Interrupted; go on with: ./run-all.sh run --resume {folder}");
            return ExitCode.Interrupted;
        }

        if (end.Reason == RunEndReason.NoLaunchWorked)
        {
            console.MarkupLineInterpolated($"No launch worked ({measured.Launches[^1].Arm}: {measured.Launches[^1].Detail}); mend that and begin a new run.");
            return ExitCode.CouldNotMeasure;
        }

        console.MarkupLineInterpolated($"Its page, Markdown and charts: ./run-all.sh report {folder}");
        return CodeOf(measured);
    }

    private static int CodeOf(Run run) =>
        RunAnalysis.Of(run).Arms.Any(arm => arm.SecondsPerUnit is not null) ? ExitCode.Fine : ExitCode.CouldNotMeasure;
}
