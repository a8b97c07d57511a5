namespace GilBench.DotNet.Protocol;

/// <summary>A workload under an execution model, or the reason why the two do not go together; null where they do.</summary>
internal sealed record Pair(string Workload, string Model, bool Supported, string? Reason);
