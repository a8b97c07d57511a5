using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The GIL certificates of an arm's launches.</summary>
/// <param name="FirstRefusal">Why the first refused one was; null where none was.</param>
internal sealed record CertificateSummary(int Proved, int StateOnly, int Refused, int NotApplicable, string? FirstRefusal)
{
    /// <summary>The weakest of them: one refusal taints the arm, one launch without physical proof leaves it at its word; null for none.</summary>
    public CertificateVerdict? Verdict =>
        Refused > 0 ? CertificateVerdict.Refused
        : StateOnly > 0 ? CertificateVerdict.StateOnly
        : Proved > 0 ? CertificateVerdict.Proved
        : NotApplicable > 0 ? CertificateVerdict.NotApplicable
        : null;

    /// <param name="launches">Of one arm. Those that ended otherwise than well count only where the certificate is why.</param>
    public static CertificateSummary Of(IEnumerable<Launch> launches)
    {
        var certificates = launches
            .Where(launch => launch.Outcome is LaunchOutcome.Ok or LaunchOutcome.GilMismatch)
            .Select(launch => launch.Certificate)
            .ToList();
        return new CertificateSummary(
            Count(CertificateVerdict.Proved),
            Count(CertificateVerdict.StateOnly),
            Count(CertificateVerdict.Refused),
            Count(CertificateVerdict.NotApplicable),
            certificates.FirstOrDefault(certificate => certificate.Verdict == CertificateVerdict.Refused)?.Reason);

        int Count(CertificateVerdict verdict) => certificates.Count(certificate => certificate.Verdict == verdict);
    }
}
