namespace GilBench.Statistics.Intervals;

/// <summary>What a ratio's two sides have in common.</summary>
internal enum RatioPairing
{
    /// <summary>Both sides stood in the same blocks.</summary>
    Blocks,

    /// <summary>As <see cref="Blocks"/>, with neighbouring blocks merged because they resembled each other.</summary>
    MergedBlocks,

    /// <summary>The sides were measured apart; a difference of the moment is part of the ratio.</summary>
    Unpaired,
}
