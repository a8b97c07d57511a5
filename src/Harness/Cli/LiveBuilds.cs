using GilBench.Runtimes.Installing;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>A line on a terminal for each build: what is done, a bar of the files compiled of those expected, and the time since it began.</summary>
internal sealed class LiveBuilds(IAnsiConsole console) : BuildView
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, ProgressTask> _lines = [];
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProgressContext? _context;
    private Task _display = Task.CompletedTask;

    public override void Tell(BuildProgress progress)
    {
        lock (_turn)
        {
            _context ??= Begin();
            if (!_lines.TryGetValue(progress.Key, out var line))
            {
                _lines[progress.Key] = line = _context.AddTask(Markup.Escape(progress.Key));
            }

            line.Description = Markup.Escape(progress.ToString());
            line.IsIndeterminate = progress.Expected is null;
            line.MaxValue = Math.Max(progress.Expected ?? 0, progress.Done + 1);
            line.Value = progress.Done;
        }
    }

    public override void Dispose()
    {
        _finished.TrySetResult();
        _display.GetAwaiter().GetResult();
        base.Dispose();
    }

    /// <summary>What is fetched before the first build needs no lines, so the display begins with it.</summary>
    private ProgressContext Begin()
    {
        var shown = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        _display = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                shown.SetResult(context);
                await _finished.Task.ConfigureAwait(false);
            });
        return shown.Task.GetAwaiter().GetResult();
    }
}
