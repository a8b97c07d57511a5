namespace GilBench.Machine;

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
