namespace GilBench.Model;

/// <summary>What a core was built for, on machines that mix two kinds; elsewhere every core is a performance core.</summary>
internal enum CoreKind
{
    Performance,
    Efficiency,
}
