namespace GilBench.Reporting.Charts;

internal enum ReferenceKind
{
    /// <summary>1: nothing gained, nothing lost.</summary>
    Unity,

    /// <summary>As many times as there are cores.</summary>
    Ideal,

    /// <summary>What native code gained.</summary>
    Ceiling,
}
