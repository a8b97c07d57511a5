namespace GilBench.Planning;

/// <summary>In what the cores of a set differ, so that a bend in a scaling curve may be the hardware's.</summary>
[Flags]
internal enum CoreMix
{
    /// <summary>Distinct physical cores of one kind on one NUMA node.</summary>
    None = 0,

    /// <summary>Some CPUs of the set share a physical core.</summary>
    SmtSiblings = 1,

    /// <summary>The set spans NUMA nodes.</summary>
    NumaNodes = 2,

    /// <summary>The set holds performance and efficiency cores.</summary>
    CoreKinds = 4,
}
