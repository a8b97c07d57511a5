using System.Text.Json.Serialization;

namespace GilBench.Model;

/// <summary>A run as read from its file.</summary>
internal sealed record Run(
    RunHeader Header,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<Calibration> Calibrations,
    ServerCheck? Server,
    IReadOnlyList<Launch> Launches,
    IReadOnlyList<BlockEnd> Blocks,
    RunEnd? End)
{
    /// <summary>What the profile means and this machine did not have; null where it had all.</summary>
    public MissingRuntime? Missing { get; init; }

    /// <summary>What the first blocks decided; none where the run has no pilot or has not come that far.</summary>
    public IReadOnlyList<Pilot> Pilots { get; init; } = [];

    /// <summary>One for each arm whose memory was read.</summary>
    public IReadOnlyList<MemoryReading> Memory { get; init; } = [];

    /// <summary>How each group of each block ended; none in runs that were measured one launch after another.</summary>
    public IReadOnlyList<GroupEnd> Groups { get; init; } = [];

    /// <summary>What the loopback server served, session after session; none where it was not needed or the session was killed.</summary>
    public IReadOnlyList<ServedLatency> Served { get; init; } = [];
}

/// <summary>The first line: what was to be measured, with what, where.</summary>
/// <param name="Schema">Version of the run document; see <c>src/Harness/Results/run.schema.json</c>.</param>
/// <param name="Id">Also marks every process of the run in its environment.</param>
internal sealed record RunHeader(
    int Schema,
    string Id,
    DateTimeOffset Created,
    string GilbenchVersion,
    MachineDescription Machine,
    IReadOnlyList<Runtime> Runtimes,
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<ExecutionModel> Models,
    Plan Plan) : RunLine
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentSchema = 3;

    /// <summary>What the run compares; null where it was measured for its own sake or for claims.</summary>
    public RunComparison? Comparison { get; init; }

    /// <summary>Whether the user's code was measured, instead of the document's workloads.</summary>
    public bool HasUserCode => Workloads.Any(workload => workload.Code is not null);
}

/// <summary>A process of the harness began to work on the run: once at first, and once for every resumption.</summary>
internal sealed record Session(DateTimeOffset Started, int ProcessId) : RunLine
{
    /// <summary>
    /// Environment variables that change what is measured and that reached the workers. Not required of a line, so that runs
    /// from before it was recorded can still be read.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

/// <summary>One line of a run file.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RunHeader), "run")]
[JsonDerivedType(typeof(MissingRuntime), "missing_runtime")]
[JsonDerivedType(typeof(Session), "session")]
[JsonDerivedType(typeof(Calibration), "calibration")]
[JsonDerivedType(typeof(Pilot), "pilot")]
[JsonDerivedType(typeof(MemoryReading), "memory")]
[JsonDerivedType(typeof(ServerCheck), "server")]
[JsonDerivedType(typeof(ServedLatency), "served")]
[JsonDerivedType(typeof(Launch), "launch")]
[JsonDerivedType(typeof(GroupEnd), "group")]
[JsonDerivedType(typeof(BlockEnd), "block")]
[JsonDerivedType(typeof(RunEnd), "end")]
internal abstract record RunLine;
