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
