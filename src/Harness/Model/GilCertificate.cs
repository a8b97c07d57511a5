namespace GilBench.Model;

/// <summary>
/// Whether a launch ran with the GIL state its arm claims: by build flag, by the state that every worker reports before and after, by CPU
/// time.
/// </summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="ExpectedGil">Whether the arm's runtime should have a GIL; null for .NET.</param>
/// <param name="CpuPerWall">The physical proof: median CPU seconds over wall seconds of the warm slices.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record GilCertificate(CertificateVerdict Verdict, bool? ExpectedGil, double? CpuPerWall, string Reason);

internal enum CertificateVerdict
{
    /// <summary>State and physics agree with the arm.</summary>
    Proved,

    /// <summary>The state agrees; physics cannot show it here (one worker, I/O, a workload that releases the GIL, own processes).</summary>
    StateOnly,

    /// <summary>Something contradicts the arm: the launch does not count.</summary>
    Refused,

    /// <summary>No GIL in this runtime.</summary>
    NotApplicable,
}
