using GilBench.Model;
using GilBench.Running;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Bars on a terminal: the whole run, the block with its current arm, and the time left.</summary>
internal sealed class LiveProgress : ProgressView
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressContext> _context = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _display;
    private readonly IAnsiConsole _console;
    private readonly ProgressTask _overall;
    private readonly ProgressTask _block;

    public LiveProgress(IAnsiConsole console, Run run)
    {
        _console = console;
        _display = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _context.SetResult(context);
                await _finished.Task.ConfigureAwait(false);
            });
        var shown = _context.Task.GetAwaiter().GetResult();
        var plan = run.Header.Plan;
        _overall = shown.AddTask("run", maxValue: plan.Sampling.MinimumBlocks * plan.Arms.Count);
        _overall.Value = run.Launches.Count;
        _block = shown.AddTask("preparing", maxValue: plan.Arms.Count);
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
                _overall.MaxValue = Math.Max(_overall.MaxValue, _overall.Value + block.Launches);
                _block.MaxValue = block.Launches;
                _block.Value = 0;
                break;
            case LaunchStarted { Launch: var launch }:
                _block.Description = Markup.Escape(launch.Setting.Arm.Id);
                _block.Value = launch.Order;
                break;
            case LaunchEnded:
                _overall.Increment(1);
                break;
        }
    }

    public override void Dispose()
    {
        _finished.TrySetResult();
        _display.GetAwaiter().GetResult();
        base.Dispose();
    }
}
