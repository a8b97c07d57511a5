using GilBench.Runtimes.Installing;
using Spectre.Console;

namespace GilBench.Cli;

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
