namespace GilBench.Reporting.Page;

/// <summary>How it was measured, in a few lines.</summary>
internal static class MethodText
{
    /// <summary>What the columns of the table of all arms are.</summary>
    public const string ArmsLegend =
        "Time per unit of work with its 95 % interval; speed-up over one worker through the same executor; efficiency by block: in every block the speed-up "
        + "÷ that of the native spin on as many cores, estimated over the blocks; start-up and first use are for a whole iteration; CPU ÷ wall is about 1 "
        + "where the GIL holds, and not shown where .NET waits; memory is that of all workers together, shared pages counted once (PSS).";

    public static IReadOnlyList<string> Lines { get; } =
    [
        "Every measurement is a fresh process, pinned to its cores before it starts; time is taken inside it, from the release of a barrier to the end of the last worker.",
        "A block is one launch of every arm (in a run for claims: of those whose claims are not precise yet), in an order shuffled anew from the recorded seed.",
        "A launch that the machine disturbed is repeated at once, then at the end of its block; where that does not help, the whole block is run again.",
        "A launch counts as one value: the median of its warm iterations, divided by the units of work of an iteration.",
        "Estimates are Hodges–Lehmann on logarithms; intervals are exact 95 % signed-rank intervals over blocks; with fewer than six blocks there is none.",
        "Ratios are paired by block, so what disturbs a whole block cancels. Where neighbouring blocks resemble each other, they are merged in pairs first.",
        "The speed-up of N workers is over one worker on one core through the same executor, so that the executor's own cost is no part of it.",
        "Efficiency: in every block the arm's speed-up ÷ that of the native spin on as many cores, then estimated like any ratio; what the runtime loses, apart from what the hardware loses. It is not the one column divided by the other.",
        "A GIL certificate is proved where build, state in every worker before and after, and CPU time ÷ wall time agree; what contradicts it does not count.",
        "CPU ÷ wall is that of warm iterations. It is not shown where .NET waits: while so little is computed, most of it is still the just-in-time compiler's.",
        "Every unit's result is checked against the expected one, in every language. No launch is dropped for its duration; outliers are counted and kept.",
        "Controls in the same blocks: one arm twice (A/A), one worker through the same executor, and a native spin that shows what the hardware permits.",
    ];
}
