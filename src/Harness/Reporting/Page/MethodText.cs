namespace GilBench.Reporting.Page;

/// <summary>How it was measured, in a few lines.</summary>
internal static class MethodText
{
    private const string Intervals =
        "Estimates are Hodges–Lehmann on logarithms; intervals are exact 95 % signed-rank intervals over blocks; with fewer "
            + "than six blocks there is none.";

    private const string Certificates =
        "A GIL certificate is proved where build, state in every worker before and after, and CPU time ÷ wall time agree; what "
            + "contradicts it does not count.";

    private const string EveryResult = "Every unit's result is checked against the expected one, in every language.";

    private const string SpeedUps =
        "The speed-up of N workers is over one worker through the same executor, which runs on each of the cores in turn and "
            + "counts at the mean rate: so neither the executor's own cost nor one slow core is part of it.";

    private const string Efficiencies =
        "Efficiency: in every round the arm's speed-up ÷ that of native code on as many cores; what the runtime loses, apart "
            + "from what the hardware loses. It is not the one column divided by the other.";

    private const string Controls =
        "Controls in the same rounds: an arm of each kind twice (A/A), a one-worker baseline through the same executor on "
            + "every core, and native code that fills a core as an interpreter does, which shows what the hardware permits and how "
            + "steadily each core ran.";

    private static readonly string[] s_rounds =
    [
        "Every measurement is a fresh process, pinned to its cores before it starts; time is taken inside it, from the release "
            + "of a barrier to the end of the last worker.",
        "Arms that are compared are a group: their processes stand ready at once and wait without using a core. In a round "
            + "each of them runs one short slice, one after another, never two at once, in an order shuffled anew from the recorded "
            + "seed.",
        "A block is one launch of every arm of each group, and its rounds (in a run for claims: of those arms whose claims are "
            + "not precise yet). Blocks are what intervals are taken over: the rounds of a block are one value.",
        "Ratios are taken within a round, and a block counts by the median of its rounds: what slows the machine for a moment "
            + "meets both sides. Between arms of different groups they go by the medians of blocks. Where neighbouring blocks "
            + "resemble each other, they are merged in pairs first.",
        "A round that the machine disturbed is set aside for every arm of its group alike, and another is run; a group whose "
            + "launch was disturbed is run again. Both are counted with the run's facts.",
        "The time of an arm in a block is the median of its slices, divided by the units of work of a slice.",
        Intervals,
        SpeedUps,
        Efficiencies,
        Certificates,
        "CPU ÷ wall is that of the rounds. It is not shown where .NET waits: while so little is computed, most of it is still "
            + "the just-in-time compiler's.",
        EveryResult + " Nothing is dropped for its duration; outliers are counted and kept.",
        Controls,
    ];

    /// <summary>Of runs that were measured one launch after another.</summary>
    private static readonly string[] s_launches =
    [
        "Every measurement is a fresh process, pinned to its cores before it starts; time is taken inside it, from the release "
            + "of a barrier to the end of the last worker.",
        "A block is one launch of every arm (in a run for claims: of those whose claims are not precise yet), in an order "
            + "shuffled anew from the recorded seed.",
        "A launch that the machine disturbed is repeated at once, then at the end of its block; where that does not help, the "
            + "whole block is run again.",
        "A launch counts as one value: the median of its warm iterations, divided by the units of work of an iteration.",
        Intervals,
        "Ratios are paired by block, so what disturbs a whole block cancels. Where neighbouring blocks resemble each other, "
            + "they are merged in pairs first.",
        "The speed-up of N workers is over one worker on one core through the same executor, so that the executor's own cost "
            + "is no part of it.",
        "Efficiency: in every block the arm's speed-up ÷ that of the native spin on as many cores, then estimated like any "
            + "ratio; what the runtime loses, apart from what the hardware loses. It is not the one column divided by the other.",
        Certificates,
        "CPU ÷ wall is that of warm iterations. It is not shown where .NET waits: while so little is computed, most of it is "
            + "still the just-in-time compiler's.",
        EveryResult + " No launch is dropped for its duration; outliers are counted and kept.",
        "Controls in the same blocks: one arm twice (A/A), a one-worker baseline through the same executor, and a native spin "
            + "that shows what the hardware permits.",
    ];

    /// <summary>Of runs that measured the user's code.</summary>
    private static readonly string[] s_userCode =
    [
        "Your code: the gain of a way is over one worker through the same executor; its first results and the last of each slice are "
            + "turned into text after the timed region and compared, where they are to be compared. A further worker costs the memory of "
            + "several workers less that of one, divided by how many they are more.",
        "A recommendation compares the work that two ways do in the same time on the same cores, paired by round, so that the price of an "
            + "interpreter and of handing over arguments is part of it. The simplest way is kept (one thread, then asyncio and threads "
            + "with the GIL, then those without, then processes) unless the whole interval of a later one lies more than 10 % above it. "
            + "Where an interval or a control leaves that open, none follows.",
    ];

    /// <summary>Of runs that compare base and head side by side.</summary>
    private static readonly string[] s_comparison =
    [
        "Base, base again and head of an arm are a group of their own, so that all three meet the same moments of the machine: what the "
            + "base differs from itself by is noise.",
        "An arm alarms where its head needs more than its base by more than the margin δ (exact signed-rank test over blocks, Holm's "
            + "correction over the arms, each metric by itself). δ is at least 2 % of times, 10 % of start-up and 5 % of peak memory, and "
            + "more where this machine makes equal things differ by more.",
        "What alarms is measured once more, freshly, beside two sentinels that showed no difference: only what alarms both times became "
            + "slower, and not where a sentinel alarms with it.",
        "No difference is said only where the whole interval lies within δ and 5 % would have been found. The detectable effect is the "
            + "slow-down that would have been found four times in five.",
    ];

    /// <summary>Of two runs that were measured one after the other.</summary>
    private static readonly string[] s_apart =
    [
        "The two runs were measured apart, so a change of the machine between them is part of every ratio: they are compared by the means "
            + "of their blocks (Fieller's intervals, Bonferroni's correction over the arms), and changes up to 10 % pass.",
    ];

    /// <summary>Where more is said, for a text that cannot carry it along as the page does.</summary>
    public const string WholeMethod =
        "`docs/measurement.md` in GilBench's repository states the method in full, with a glossary; the page `index.html` carries it "
            + "along.";

    public static IReadOnlyList<string> Lines(bool inRounds, bool ofUserCode) =>
        [.. ofUserCode ? s_userCode : [], .. (inRounds ? s_rounds : s_launches).Select(line => ofUserCode ? OfUserCode(line) : line)];

    /// <param name="sideBySide">Or of two stored runs.</param>
    public static IReadOnlyList<string> OfComparison(bool sideBySide, bool ofUserCode) =>
    [
        .. sideBySide ? s_comparison : s_apart,
        .. s_rounds.Except(sideBySide ? [SpeedUps, Efficiencies, Controls] : Array.Empty<string>())
            .Select(line => ofUserCode ? OfUserCode(line) : line),
    ];

    /// <summary>Whoever brings code may have said that its results differ from call to call.</summary>
    private static string OfUserCode(string line) => line.Replace(
        EveryResult,
        "Results are checked against the expected one, in every language, unless they are to be ignored.",
        StringComparison.Ordinal);
}
