using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>One iteration: times in seconds, counts over the timed region.</summary>
internal sealed record Sample(
    int Index,
    string Phase,
    double WallSeconds,
    double CpuSelfSeconds,
    double CpuChildrenSeconds,
    long VoluntarySwitches,
    long InvoluntarySwitches,
    long MinorFaults,
    long MajorFaults,
    IReadOnlyList<bool>? GilBefore,
    IReadOnlyList<bool>? GilAfter,
    int WorkersSeen,
    IReadOnlyDictionary<string, int> Results,
    Lateness? LatenessSeconds)
{
    [JsonPropertyOrder(-1)]
    public string Type => "sample";
}
