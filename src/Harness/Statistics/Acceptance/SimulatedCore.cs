using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>A core with or without slow episodes. Time only goes forward: no call is about a moment before that of the last.</summary>
/// <param name="episodes">Null where nothing slows it down.</param>
internal sealed class SimulatedCore(SplitMix64 generator, SlowEpisodes? episodes)
{
    private bool _slow;

    /// <summary>1 where nothing slows it down.</summary>
    public double Speed => _slow ? episodes!.Speed : 1;

    /// <summary>Until when, in seconds, it keeps its present speed.</summary>
    public double Until { get; private set; } = episodes?.Gap(generator) ?? double.PositiveInfinity;

    public void GoTo(double seconds)
    {
        while (Until <= seconds)
        {
            _slow = !_slow;
            Until += _slow ? episodes!.Duration(generator) : episodes!.Gap(generator);
        }
    }
}
