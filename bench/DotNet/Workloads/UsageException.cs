namespace GilBench.DotNet.Workloads;

/// <summary>A request or a command line is wrong; the message is one clear sentence for whoever wrote it.</summary>
internal sealed class UsageException(string message) : Exception(message);
