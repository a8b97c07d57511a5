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
    private readonly ProgressContext _shown;
    private readonly ProgressTask _overall;
    private readonly ProgressTask _block;

    public LiveProgress(IAnsiConsole console, Run run)
    {
        _console = console;
        _display = console.Progress()
            .AutoClear(true)

            // Drawn when something has happened, between slices: a display that draws by its own clock would run on the cores that are measured.
            .AutoRefresh(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
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
