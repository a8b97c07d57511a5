namespace GilBench.Processes;

/// <summary>Why a command ended.</summary>
internal enum CommandEnd
{
    /// <summary>It exited by itself, with whatever code.</summary>
    Exited,

    /// <summary>It ran past <see cref="Command.Limit"/> and was killed.</summary>
    TimedOut,

    /// <summary>It wrote more than <see cref="Command.OutputLimitBytes"/> and was killed.</summary>
    Flooded,
}
