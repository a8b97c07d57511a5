namespace GilBench.History;

/// <summary>A history cannot be read or written; the message is the sentence for the user.</summary>
internal sealed class HistoryException(string message, HistoryFault fault) : Exception(message)
{
    public HistoryFault Fault => fault;
}

internal enum HistoryFault
{
    /// <summary>Something else has to be asked for: another place, a run that has ended.</summary>
    WrongUse,

    /// <summary>The place cannot be used now: the server is not reached, the disk is full, another program writes.</summary>
    Unavailable,
}
