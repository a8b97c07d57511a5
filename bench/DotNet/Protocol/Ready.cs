using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>The pool is created and every worker stands ready.</summary>
internal sealed record Ready(
    int Protocol, double StartupSeconds, int Pid, IReadOnlyList<int> Affinity, RuntimeFacts Runtime, IReadOnlyList<string>? Modules)
{
    [JsonPropertyOrder(-1)]
    public string Type => "ready";
}
