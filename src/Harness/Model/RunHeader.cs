namespace GilBench.Model;

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
}
