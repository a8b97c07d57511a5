namespace GilBench.Model;

/// <summary>The run, or this session of it, ended.</summary>
/// <param name="TimedSeconds">Seconds in timed regions, over all sessions.</param>
/// <param name="WallSeconds">Seconds of all sessions.</param>
internal sealed record RunEnd(RunEndReason Reason, double TimedSeconds, double WallSeconds) : RunLine
{
    public double TimedShare => WallSeconds > 0 ? TimedSeconds / WallSeconds : 0;
}
