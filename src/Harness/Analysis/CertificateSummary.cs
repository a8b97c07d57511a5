using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The GIL certificates of the launches of an arm that were not set aside.</summary>
/// <param name="FirstRefusal">Why the first refused one was, those that were set aside included; null where none was.</param>
internal sealed record CertificateSummary(int Proved, int StateOnly, int Refused, int NotApplicable, string? FirstRefusal)
{
    /// <summary>
    /// The weakest verdict among them: one refused launch refuses the arm, one launch that CPU time proves nothing about leaves the arm
    /// without physical proof; null for none.
    /// </summary>
    public CertificateVerdict? Verdict =>
        Refused > 0 ? CertificateVerdict.Refused
        : StateOnly > 0 ? CertificateVerdict.StateOnly
        : Proved > 0 ? CertificateVerdict.Proved
        : NotApplicable > 0 ? CertificateVerdict.NotApplicable
        : null;

    public static CertificateSummary Of(string arm, WhatCounts counting)
    {
        var certificates = counting.CertifiedOf(arm).Select(launch => launch.Certificate).ToList();
        return new CertificateSummary(
            Count(CertificateVerdict.Proved),
            Count(CertificateVerdict.StateOnly),
            Count(CertificateVerdict.Refused),
            Count(CertificateVerdict.NotApplicable),
            counting.RefusedOf(arm).FirstOrDefault()?.Certificate.Reason);

        int Count(CertificateVerdict verdict) => certificates.Count(certificate => certificate.Verdict == verdict);
    }
}
