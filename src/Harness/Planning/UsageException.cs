namespace GilBench.Planning;

/// <summary>The command line asks for something that cannot be had, in words or for this machine; the message is the sentence for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
