using System.Text.Json;

namespace GilBench.DotNet.Protocol;

/// <summary>What the harness asks of one launch: see <c>bench/PROTOCOL.md</c>.</summary>
internal sealed record Request(
    int Protocol,
    string Launch,
    string Workload,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    int Tasks,
    string Model,
    int Workers,
    int Iterations,
    double WarmupSeconds,
    bool MeasureMemory,
    RequestContext Context);
