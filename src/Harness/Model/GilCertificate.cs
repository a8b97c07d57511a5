namespace GilBench.Model;

/// <summary>Whether a launch ran with the GIL state its arm claims: by build flag, by every worker's word before and after, by physics.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="ExpectedGil">Whether the arm's runtime should have a GIL; null for .NET.</param>
/// <param name="CpuPerWall">The physical proof: median CPU seconds over wall seconds of the warm iterations.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record GilCertificate(CertificateVerdict Verdict, bool? ExpectedGil, double? CpuPerWall, string Reason);
