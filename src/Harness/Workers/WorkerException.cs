namespace GilBench.Workers;

/// <summary>What workers need cannot be had; the message is the sentence for the user.</summary>
internal sealed class WorkerException(string message) : Exception(message);
