namespace GilBench.Model;

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
