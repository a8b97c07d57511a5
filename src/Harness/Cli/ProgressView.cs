using System.Globalization;
using GilBench.Model;
using GilBench.Running;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows a run as it goes: live on a terminal, plain lines elsewhere.</summary>
internal abstract class ProgressView : IDisposable
{
    /// <summary>Runs a session to its end and shows what happens meanwhile.</summary>
    public static async Task<RunEnd> RunAsync(
        MeasuringSession session, IAnsiConsole console, TimeProvider clock, CancellationToken cancellation)
    {
        using var view = For(console, session.Before, clock);
        return await session.RunAsync(view.Tell, cancellation).ConfigureAwait(false);
    }

    private static ProgressView For(IAnsiConsole console, Run run, TimeProvider clock) =>
        console.Profile.Capabilities.Interactive && Environment.GetEnvironmentVariable("CI") is null
            ? new LiveProgress(console, run)
            : new PlainProgress(console, clock);

    public abstract void Tell(RunEvent happened);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>One line for what a reader should know even when the display moves on; null for the rest.</summary>
    protected static string? Remarkable(RunEvent happened) => happened switch
    {
        Calibrated { Calibration: var found } => string.Create(
            CultureInfo.InvariantCulture,
            $"  {ParameterSetNames.Label(found.Workload, found.ParameterSet)} in {LanguageName.Of(found.Language)}: "
            + $"{Counted.Of(found.Tasks, "unit")} a slice ({found.FastestSeconds:0.000} s on {found.FastestArm})"),
        Piloted { Pilot: var pilot } => string.Create(
            CultureInfo.InvariantCulture,
            $"  group {pilot.Group + 1}: {Counted.Of(pilot.Rounds, "round")} a launch from here on (rounds vary by "
            + $"{Spread(pilot.WithinLaunches):0.0%}, launches by {Spread(pilot.BetweenLaunches):0.0%}; {pilot.IdealRounds} would be best)"),
        ArmsSettled settled =>
            $"  {Counted.Of(settled.Settled, "arm is", "arms are")} precise and not launched again; {settled.Left} go on",
        LaunchEnded { Launch: { Outcome: not LaunchOutcome.Ok } failed } =>
            $"  {failed.Id} of {failed.Arm} {OutcomeWords.Of(failed.Outcome)}: {failed.Detail}",
        GroupEnded { Group: { Valid: false } spoiled } =>
            $"  group {spoiled.Group + 1} of block {spoiled.Block} was spoiled: {spoiled.Reason}",
        _ => null,
    };

    /// <summary>What a group is about, and the attempt where it is not the first.</summary>
    protected static string NameOf(GroupPlan group) =>
        string.Join(", ", group.Members.Where(member => member.Resolved.Arm.Role != ArmRole.PositiveControl)
            .Select(member => ParameterSetNames.Label(member.Resolved.Arm.Workload, member.Resolved.Arm.ParameterSet)).Distinct())
        + (group.Attempt > 1 ? $", attempt {group.Attempt}" : "");

    /// <summary>Relative standard deviation from a variance of logarithms.</summary>
    private static double Spread(double variance) => Math.Sqrt(Math.Max(0, variance));
}

/// <summary>Bars on a terminal: the whole run, the block with its current arm, and the time left.</summary>
internal sealed class LiveProgress : ProgressView
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressContext> _context = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _display;
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _shown;
    private readonly ProgressTask _overall;
    private readonly ProgressTask _block;

    public LiveProgress(IAnsiConsole console, Run run)
    {
        _console = console;
        _display = console.Progress()
            .AutoClear(true)

            // Drawn when something has happened, between slices: a display that draws by its own clock would run on the cores that
            // are measured.
            .AutoRefresh(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _context.SetResult(context);
                await _finished.Task.ConfigureAwait(false);
            });
        var shown = _shown = _context.Task.GetAwaiter().GetResult();
        var plan = run.Header.Plan;
        _overall = shown.AddTask("run", maxValue: plan.Sampling.MinimumBlocks * Math.Max(1, plan.Groups.Count));
        _overall.Value = run.Groups.Count;
        _block = shown.AddTask("preparing", maxValue: 1);
    }

    public override void Tell(RunEvent happened)
    {
        if (Remarkable(happened) is { } line)
        {
            _console.WriteLine(line);
        }

        switch (happened)
        {
            case StepStarted step:
                _block.Description = Markup.Escape(step.Text);
                break;
            case BlockStarted block:
                _overall.Description = $"block {block.Block} of at least {block.MinimumBlocks}";
                _overall.MaxValue = Math.Max(_overall.MaxValue, _overall.Value + block.Groups);
                break;
            case GroupStarted { Group: var group }:
                _block.Description = Markup.Escape(NameOf(group));
                _block.MaxValue = group.Rounds;
                _block.Value = 0;
                break;
            case RoundEnded round:
                _block.Value = Math.Min(round.Round, _block.MaxValue);
                break;
            case GroupEnded:
                _overall.Increment(1);
                break;
        }

        _shown.Refresh();
    }

    public override void Dispose()
    {
        _finished.TrySetResult();
        _display.GetAwaiter().GetResult();
        base.Dispose();
    }
}

/// <summary>A line for every step and block, for logs.</summary>
internal sealed class PlainProgress(IAnsiConsole console, TimeProvider clock) : ProgressView
{
    private readonly long _started = clock.GetTimestamp();

    public override void Tell(RunEvent happened)
    {
        var line = happened switch
        {
            StepStarted step => step.Text,
            BlockStarted block => $"block {block.Block} of at least {block.MinimumBlocks}, "
                + $"{Counted.Of(block.Launches, "launch", "launches")} in {Counted.Of(block.Groups, "group")}{Left(block)}",
            _ => Remarkable(happened),
        };
        if (line is not null)
        {
            console.WriteLine($"[{Duration.Format(clock.GetElapsedTime(_started))}] {line}");
        }
    }

    private static string Left(BlockStarted block) =>
        block.Remaining is { } time ? $", about {Duration.Format(time)} to the end of block {block.MinimumBlocks}" : "";
}
