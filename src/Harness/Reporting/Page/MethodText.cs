namespace GilBench.Reporting.Page;

/// <summary>How it was measured, in a few lines.</summary>
internal static class MethodText
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Every measurement is a fresh process, pinned to its cores before it starts; time is taken inside it, from the release of a barrier to the end of the last worker.",
        "A block is one launch of every arm (in a run for claims: of those whose claims are not precise yet), in an order shuffled anew from the recorded seed.",
        "A launch that the machine disturbed is repeated at once, then at the end of its block; where that does not help, the whole block is run again.",
        "A launch counts as one value: the median of its warm iterations, divided by the units of work of an iteration.",
        "Estimates are Hodges–Lehmann on logarithms; intervals are exact 95 % signed-rank intervals over blocks; with fewer than six blocks there is none.",
        "Ratios are paired by block, so what disturbs a whole block cancels. Where neighbouring blocks resemble each other, they are merged in pairs first.",
        "The speed-up of N workers is over one worker on one core through the same executor, so that the executor's own cost is no part of it.",
        "Efficiency is speed-up ÷ native ceiling: what the runtime loses, apart from what the hardware loses.",
        "A GIL certificate is proved where build, state in every worker before and after, and CPU time ÷ wall time agree; what contradicts it does not count.",
        "Every unit's result is checked against the expected one, in every language. No launch is dropped for its duration; outliers are counted and kept.",
        "Controls in the same blocks: one arm twice (A/A), one worker through the same executor, and a native spin that shows what the hardware permits.",
    ];
}
