using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>The launch is over.</summary>
internal sealed record Done(
    double ShutdownSeconds,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    long? PssBytes,
    bool? GilEnabled,
    IReadOnlyList<string>? Modules,
    IReadOnlyList<int> Affinity)
{
    [JsonPropertyOrder(-1)]
    public string Type => "done";
}
