namespace GilBench.Tests.Synthetic;

/// <summary>How a made-up run was measured.</summary>
internal enum SyntheticGrouping
{
    /// <summary>In rounds, all arms in one group.</summary>
    OneGroup,

    /// <summary>In rounds, a group for each workload; the native control is in every one of them.</summary>
    ByWorkload,

    /// <summary>One launch after another, as version 2 of the run file has it.</summary>
    None,
}
