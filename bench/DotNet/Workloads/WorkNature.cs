namespace GilBench.DotNet.Workloads;

/// <summary>What a unit of work spends its time on.</summary>
internal enum WorkNature
{
    /// <summary>Computes only: there is nothing to wait for.</summary>
    Computes,

    /// <summary>Reads and writes files, which blocks a thread but for short.</summary>
    ReadsFiles,

    /// <summary>Waits for a clock or for a server.</summary>
    Waits,

    /// <summary>Waits for a server and then computes.</summary>
    WaitsAndComputes,
}
