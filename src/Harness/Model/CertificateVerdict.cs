namespace GilBench.Model;

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
