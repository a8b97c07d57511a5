using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>The first line that a worker reads: what to prepare. See <c>bench/PROTOCOL.md</c>.</summary>
/// <param name="Protocol">The version that the asking program speaks: <see cref="CurrentProtocol"/>.</param>
/// <param name="Launch">Names the launch, for whoever reads the worker's own output.</param>
/// <param name="Slices">The most slices that will be asked for, the cold one included.</param>
/// <param name="MeasureMemory">Whether PSS is read after the last slice; the times of such a launch do not count.</param>
/// <param name="Code">The user's code that the workload calls; null for the document's workloads, which the worker has itself.</param>
internal sealed record WorkerRequest(
    int Protocol,
    string Launch,
    string Workload,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    string Model,
    int Workers,
    int Slices,
    bool MeasureMemory,
    WorkerContext Context,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WorkerCode? Code = null)
{
    /// <summary>The protocol that this code speaks.</summary>
    public const int CurrentProtocol = 2;
}

/// <summary>Where a worker finds what lies outside it; null where nothing is set.</summary>
/// <param name="Url">The loopback server, where the workload needs one.</param>
/// <param name="DataDirectory">Where inputs are prepared.</param>
/// <param name="ArtifactsDirectory">Where BenchmarkDotNet keeps its own results.</param>
internal sealed record WorkerContext(string? Url, string? DataDirectory, string? ArtifactsDirectory);

/// <summary>Code of the user's: a function in Python, a method in C#.</summary>
/// <param name="Function"><c>PATH.py:NAME</c> or <c>dotted.module:NAME</c>; null for C#.</param>
/// <param name="Assembly">Path of the assembly that has the method; null for Python.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>; null for Python.</param>
/// <param name="Folder">The worker's working directory, absolute.</param>
/// <param name="Setup">A context manager beside the function, opened once a worker; null where there is none.</param>
/// <param name="AsyncioRun">Whether models that await nothing run a coroutine function by <c>asyncio.run</c> in each call.</param>
/// <param name="Result"><see cref="Compared"/> or <see cref="Ignored"/>.</param>
/// <param name="Expected">The text that results must have; null where it is not known yet.</param>
/// <param name="Tolerance">Relative, for floats; null: exact.</param>
/// <param name="Check">The user's own function that accepts or refuses a result; null where there is none.</param>
/// <param name="SharedArguments">Whether all workers of a process are given the same objects.</param>
internal sealed record WorkerCode(
    string? Function,
    string? Assembly,
    string? Method,
    string Folder,
    string? Setup,
    bool AsyncioRun,
    string Result,
    string? Expected,
    double? Tolerance,
    string? Check,
    bool SharedArguments)
{
    public const string Compared = "compared";
    public const string Ignored = "ignored";
}

/// <summary>
/// The protocol's JSON: snake case; missing, unknown and repeated fields are errors. Generated, as reflection would cost every launch.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerCommand))]
[JsonSerializable(typeof(WorkerReply))]
[JsonSerializable(typeof(RuntimeDescription))]
[JsonSerializable(typeof(MethodQuestion))]
[JsonSerializable(typeof(CodeExamination))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
