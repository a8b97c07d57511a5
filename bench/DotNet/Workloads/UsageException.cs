namespace GilBench.DotNet.Workloads;

/// <summary>Whoever asked, asked wrongly; the message is one clear sentence for them.</summary>
internal sealed class UsageException(string message) : Exception(message);
