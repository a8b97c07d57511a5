using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The GIL certificates of the launches of an arm that were not set aside.</summary>
/// <param name="FirstRefusal">Why the first refused one was, those that were set aside included; null where none was.</param>
internal sealed record CertificateSummary(int Proved, int StateOnly, int Refused, int NotApplicable, string? FirstRefusal)
{
    /// <summary>The weakest verdict among them: one refused launch refuses the arm, one launch that CPU time proves nothing about leaves the arm without physical proof; null for none.</summary>
    public CertificateVerdict? Verdict =>
        Refused > 0 ? CertificateVerdict.Refused
        : StateOnly > 0 ? CertificateVerdict.StateOnly
        : Proved > 0 ? CertificateVerdict.Proved
        : NotApplicable > 0 ? CertificateVerdict.NotApplicable
        : null;

    /// <param name="all">All launches of one arm.</param>
    /// <param name="accepted">Those that were not set aside. Of those that failed only a refused certificate counts.</param>
    public static CertificateSummary Of(IEnumerable<Launch> all, IEnumerable<Launch> accepted)
    {
        var certificates = accepted
            .Where(launch => launch.Outcome is LaunchOutcome.Ok or LaunchOutcome.GilMismatch)
            .Select(launch => launch.Certificate)
            .ToList();
        return new CertificateSummary(
            Count(CertificateVerdict.Proved),
            Count(CertificateVerdict.StateOnly),
            Count(CertificateVerdict.Refused),
            Count(CertificateVerdict.NotApplicable),
            all.FirstOrDefault(IsRefused)?.Certificate.Reason);

        int Count(CertificateVerdict verdict) => certificates.Count(certificate => certificate.Verdict == verdict);
    }

    private static bool IsRefused(Launch launch) =>
        launch is { Outcome: LaunchOutcome.Ok or LaunchOutcome.GilMismatch, Certificate.Verdict: CertificateVerdict.Refused };
}
