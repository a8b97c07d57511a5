namespace GilBench.Results;

/// <summary>A run cannot be read or written; the message is the sentence for the user.</summary>
internal sealed class RunFileException(string message) : Exception(message);
