using GilBench.Processes;
using GilBench.Runtimes;
using GilBench.Runtimes.Installing;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Brings interpreters, shown as it goes: what <c>runtimes install</c> and <c>all</c> share.</summary>
internal sealed class Installing(ProjectPlaces places, ProcessRunner processes, IAnsiConsole console, TimeProvider clock)
{
    /// <summary>With and without the GIL, of the version that the headline is about.</summary>
    public static readonly IReadOnlyList<string> MatchedPair = ["3.13", "3.13t"];

    /// <summary>Brings what the headline is about.</summary>
    /// <exception cref="RuntimeInstallException">It could not be done; says what, where, and what to try.</exception>
    public Task InstallPairAsync(CancellationToken cancellation) =>
        InstallAsync(new InstallRequest(MatchedPair, Optimized: false), cancellation);

    /// <exception cref="RuntimeInstallException">It could not be done; says what, where, and what to try.</exception>
    public async Task InstallAsync(InstallRequest request, CancellationToken cancellation)
    {
        using var view = BuildView.For(console, clock);
        var settings = new InstallerSettings(Surroundings.OfThisProcess(), places.DescribeScript) { Progress = view.Tell };
        var outcomes = await new RuntimeInstaller(processes, settings, clock)
            .InstallAsync(request, step => console.WriteLine(step), cancellation).ConfigureAwait(false);
        view.Dispose();
        foreach (var runtime in outcomes.SelectMany(outcome => outcome.Runtimes))
        {
            var brought = runtime.Description;
            var build = brought.GilDisabledBuild == true ? " free-threaded" : "";
            console.MarkupLineInterpolated($"{brought.Implementation} {brought.Version}{build}: {brought.Executable}");
        }
    }
}

/// <summary>Shows how far the builds of interpreters are: live on a terminal, as lines now and then elsewhere.</summary>
internal abstract class BuildView : IDisposable
{
    public static BuildView For(IAnsiConsole console, TimeProvider clock) =>
        console.Profile.Capabilities.Interactive && Environment.GetEnvironmentVariable("CI") is null
            ? new LiveBuilds(console)
            : new PlainBuilds(console, clock);

    /// <summary>Takes what a build has come to; builds beside each other tell it from threads of their own.</summary>
    public abstract void Tell(BuildProgress progress);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>
/// A line on a terminal for each build: what is done, a bar of the files compiled of those expected, and the time since it began.
/// </summary>
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

/// <summary>One line every half minute, of all builds that are under way, for logs.</summary>
internal sealed class PlainBuilds(IAnsiConsole console, TimeProvider clock) : BuildView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, BuildProgress> _latest = [];
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _shown;

    public override void Tell(BuildProgress progress)
    {
        lock (_turn)
        {
            _latest[progress.Key] = progress;
            var elapsed = clock.GetElapsedTime(_started);
            if (elapsed - _shown >= Interval)
            {
                _shown = elapsed;
                console.WriteLine($"[{Duration.Format(elapsed)}] {string.Join("; ", _latest.Values)}");
            }
        }
    }
}
