using GilBench.Model;

namespace GilBench.Machine;

/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">What was looked at, a few words.</param>
/// <param name="Found">What was there, a few words.</param>
/// <param name="Advice">What to do, in complete sentences.</param>
internal sealed record DoctorFinding(DoctorSeverity Severity, string Subject, string Found, string Advice)
{
    public static DoctorFinding Ok(string subject, string found) => new(DoctorSeverity.Ok, subject, found, "Nothing to do.");

    /// <summary>Containers and virtual machines hide much: what is not told is no alarm.</summary>
    public static DoctorFinding Unknown(string subject) =>
        new(DoctorSeverity.Note, subject, "unknown here", "The system does not tell; nothing to do.");

    public static DoctorFinding Note(string subject, string found, string advice) => new(DoctorSeverity.Note, subject, found, advice);

    public static DoctorFinding Warning(string subject, string found, string advice) => new(DoctorSeverity.Warning, subject, found, advice);

    public static DoctorFinding Blocks(string subject, string found, string advice) => new(DoctorSeverity.Blocks, subject, found, advice);
}

/// <summary>How much a finding matters, least first.</summary>
internal enum DoctorSeverity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing when reading the results, or unknown here.</summary>
    Note,

    /// <summary>Makes the results noisier or less comparable.</summary>
    Warning,

    /// <summary>Nothing can be measured.</summary>
    Blocks,
}

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
