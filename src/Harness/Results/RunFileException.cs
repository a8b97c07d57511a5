namespace GilBench.Results;

/// <summary>A run cannot be read or written; the message is the sentence for the user.</summary>
internal sealed class RunFileException(string message) : Exception(message);

/// <summary>The file that a run is written to was taken away while it was measured; the message is the sentence for the user.</summary>
internal sealed class RunLostException(string path)
    : Exception($"The run file {path} was removed or replaced while the run was measured, so it was stopped: nothing more could be kept. "
        + "Begin it again, and leave its folder alone until it ends.");
