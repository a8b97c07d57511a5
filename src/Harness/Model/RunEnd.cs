namespace GilBench.Model;

/// <summary>The run, or this session of it, ended.</summary>
/// <param name="TimedSeconds">Seconds in timed regions, over all sessions.</param>
/// <param name="WallSeconds">Seconds of all sessions.</param>
internal sealed record RunEnd(RunEndReason Reason, double TimedSeconds, double WallSeconds) : RunLine
{
    public double TimedShare => WallSeconds > 0 ? TimedSeconds / WallSeconds : 0;
}

internal enum RunEndReason
{
    /// <summary>Every interval is as narrow as asked.</summary>
    Precise,

    /// <summary>As many blocks as planned at most.</summary>
    AllBlocks,

    /// <summary>The time budget was used up.</summary>
    Budget,

    /// <summary>Ctrl-C or a signal; <c>run --resume</c> goes on.</summary>
    Interrupted,

    /// <summary>Too many blocks were spoiled by the environment.</summary>
    TooNoisy,

    /// <summary>A block and its repetition failed in every launch, and no launch had worked before.</summary>
    NoLaunchWorked,
}

/// <summary>Why runs end, in words that follow "because".</summary>
internal static class EndWords
{
    public static string Of(RunEndReason reason) => reason switch
    {
        RunEndReason.Precise => "every interval is as narrow as asked",
        RunEndReason.AllBlocks => "all planned blocks were measured",
        RunEndReason.Budget => "the time budget was used up",
        RunEndReason.Interrupted => "it was interrupted",
        RunEndReason.TooNoisy => "the machine spoiled too many blocks",
        RunEndReason.NoLaunchWorked => "no launch of its first blocks worked",
        _ => reason.ToString(),
    };
}
