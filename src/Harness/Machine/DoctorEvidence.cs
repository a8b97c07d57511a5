using GilBench.Model;

namespace GilBench.Machine;

/// <summary>What the doctor judges.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Idle">What happened on it while gilbench measured nothing, over a second or so; null where that was not watched.</param>
/// <param name="MissingTools">Programs that gilbench starts and that are not on PATH.</param>
/// <param name="ShimsOnPath">Directories on PATH that hold another tool's stand-ins for interpreters.</param>
internal sealed record DoctorEvidence(
    MachineDescription Machine, NoiseDelta? Idle, IReadOnlyList<string> MissingTools, IReadOnlyList<string> ShimsOnPath)
{
    /// <summary>Environment variables that would reach the workers and change what is measured.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
