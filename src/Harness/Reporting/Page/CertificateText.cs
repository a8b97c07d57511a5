using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Page;

/// <summary>GIL certificates in words.</summary>
internal static class CertificateText
{
    public static string Of(CertificateVerdict? verdict) => verdict switch
    {
        CertificateVerdict.Proved => "proved",
        CertificateVerdict.StateOnly => "by its state",
        CertificateVerdict.Refused => "refused",
        CertificateVerdict.NotApplicable => "no GIL",
        _ => Figures.None,
    };
}
