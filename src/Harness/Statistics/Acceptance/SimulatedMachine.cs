using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>How a slice uses the two cores of a <see cref="SimulatedMachine"/>.</summary>
internal enum CoreUse
{
    First,
    Second,

    /// <summary>Half of the work on each, done when the slower one is: processes, C#, threads without a GIL, the native control.</summary>
    Split,

    /// <summary>Now on one and now on the other: threads under a GIL.</summary>
    Alternating,
}

/// <summary>Two cores and a clock that run slices of work, one after another.</summary>
internal sealed class SimulatedMachine(SplitMix64 generator, SlowEpisodes? first, SlowEpisodes? second)
{
    private readonly SimulatedCore _first = new(generator, first);
    private readonly SimulatedCore _second = new(generator, second);

    private double _now;

    public void Pass(double seconds) => _now += seconds;

    /// <summary>How long a slice takes.</summary>
    /// <param name="seconds">That it takes on undisturbed cores.</param>
    /// <param name="use">Of the cores.</param>
    public double Run(double seconds, CoreUse use)
    {
        var begun = _now;
        _now = use switch
        {
            CoreUse.First => End(seconds, _first, _first),
            CoreUse.Second => End(seconds, _second, _second),
            CoreUse.Split => Math.Max(End(seconds, _first, _first), End(seconds, _second, _second)),
            _ => End(seconds, _first, _second),
        };
        return _now - begun;
    }

    /// <summary>At the mean speed of two cores, which may be one and the same.</summary>
    private double End(double left, SimulatedCore one, SimulatedCore other)
    {
        var time = _now;
        while (true)
        {
            one.GoTo(time);
            other.GoTo(time);
            var speed = (one.Speed + other.Speed) / 2;
            var until = Math.Min(one.Until, other.Until);
            if (time + (left / speed) <= until)
            {
                return time + (left / speed);
            }

            left -= (until - time) * speed;
            time = until;
        }
    }
}
