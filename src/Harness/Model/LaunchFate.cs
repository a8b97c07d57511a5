namespace GilBench.Model;

/// <summary>What becomes of a launch once its block has ended.</summary>
internal enum LaunchFate
{
    /// <summary>It stands for its arm in its block: all figures come from such launches.</summary>
    Counts,

    /// <summary>Nothing disturbed it and its block is valid, but it came to no time: a failure of its arm.</summary>
    Failed,

    /// <summary>The environment disturbed it: it was repeated, or its whole block was run again.</summary>
    Disturbed,

    /// <summary>Nothing disturbed it, but another launch spoiled that attempt of its block.</summary>
    InSpoiledBlock,

    /// <summary>Its block has not ended.</summary>
    InUnfinishedBlock,
}
