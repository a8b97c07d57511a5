using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Reporting.Warnings;

/// <summary>The sentence of each warning.</summary>
internal static class Sentences
{
    private const int MostNames = 4;

    public static Warning MissingRuntime(MissingRuntime missing)
    {
        var (what, consequence) = missing.Gap switch
        {
            RuntimeGap.FreeThreaded => ("free-threaded CPython was found", "this run does not show what threads gain without the GIL"),
            RuntimeGap.Stock => ("CPython with a GIL was found", "this run does not show what the GIL costs"),
            _ => ("two builds of CPython that differ in the GIL alone were found", "more than the GIL may be what sets those of this run "
                + "apart"),
        };
        var reason = missing.Reason is { } text ? $" ({text.TrimEnd('.')})" : "";
        return new Warning(WarningKind.MissingRuntime, $"No {what}, so {consequence}{reason}; './run-all.sh runtimes install 3.13 3.13t' "
            + "brings a matched pair.");
    }

    public static Warning Interrupted() =>
        new(WarningKind.Interrupted, "The run was interrupted, so it has fewer blocks than planned; 'run --resume' goes on with it.");

    public static Warning NotEnded() =>
        new(WarningKind.NotEnded, "The run has not ended, or its end was lost; this report shows the blocks that were finished.");

    public static Warning TooNoisy() =>
        new(WarningKind.TooNoisy, "The run gave up because the machine spoiled too many blocks, so nothing can be concluded from it; "
            + "'doctor' says what disturbs, and a new run when nothing else works on this machine brings the answer.");

    public static Warning FewBlocks(int blocks) =>
        new(WarningKind.FewBlocks, $"With {Counted.Of(blocks, "valid block")} there are no 95 % intervals; at least "
            + $"{Estimate.FewestBlocks} are needed.");

    public static Warning LostTooMuch(double share, bool inRounds) => new(
        WarningKind.SpoiledBlocks, $"The machine {(inRounds ? "disturbed" : "spoiled")} {Figures.Percent(share)} of the "
            + $"{(inRounds ? "rounds" : "blocks")} (more than {ClaimControls.LargestInvalidBlockShare:P0}), so treat every result as "
            + "inconclusive; 'doctor' says what disturbs.");

    /// <param name="because">What is known of the cores, with a space before it; may be empty.</param>
    public static Warning AaIntervalWide(AaInterval interval, string because) => new(
        WarningKind.AaIntervalWide,
        $"The A/A control ({interval.Arm}) gave {Figures.Ratio(interval.Ratio)}, an interval that leaves ±10 % "
            + (interval.ExcludesOne
                ? "and excludes 1: something sets one arm apart from itself, and a verdict stands only where it survives its limit moved "
                    + $"by the most that this may be, {Figures.Percent(interval.LimitShift)}."
                : "and contains 1: differences of that size may be noise, and a verdict stands only where it survives its limit moved "
                    + $"by {Figures.Percent(interval.LimitShift)}.")
            + because);

    /// <summary>Of several controls that say the same; the table of controls has the figures of each.</summary>
    public static Warning AaIntervalsWide(IReadOnlyList<AaInterval> intervals, int controls, string because)
    {
        var (least, most) = (Figures.Percent(intervals.Min(one => one.LimitShift)), Figures.Percent(intervals.Max(one => one.LimitShift)));
        return new Warning(
            WarningKind.AaIntervalWide,
            $"Of {Counted.Of(controls, "A/A control")} {intervals.Count} gave intervals that leave ±10 % "
                + (intervals[0].ExcludesOne
                    ? "and exclude 1: something sets arms apart from themselves, and a verdict of their kinds stands only where it "
                        + $"survives its limit moved by the most that this may be, {(least == most ? most : $"{least} to {most}")}."
                    : "and contain 1: differences of that size may be noise, and a verdict of their kinds stands only where it survives "
                        + "its limit "
                        + $"moved by {(least == most ? most : $"{least} to {most}")}.")
                + $" The table of controls has each.{because}");
    }

    public static Warning WideIntervals(int count, string because) => new(
        WarningKind.WideIntervals, $"The {(count == 1 ? "interval" : "intervals")} of {Counted.Of(count, "speed-up")} "
            + $"{(count == 1 ? "is" : "are")} wider than 20 %.{because}");

    public static Warning AaIntervalUnknown(IReadOnlyList<string> arms) => new(
        WarningKind.AaIntervalUnknown,
        (arms.Count == 1 ? $"The A/A control ({arms[0]}) has" : $"{arms.Count} A/A controls ({Some(arms)}) have")
            + $" no finite interval, because fewer than {Estimate.FewestBlocks} blocks have both of "
            + $"{(arms.Count == 1 ? "its" : "their")} launches: the noise of this machine is not known, and more blocks help.");

    public static Warning NoAaControl() =>
        new(WarningKind.NoAaControl, "The run has no A/A control, so the noise of this machine is not known.");

    public static Warning CeilingLow(CeilingAtCores ceiling) => new(
        WarningKind.CeilingLow,
        $"Native code gained only {Figures.Ratio(ceiling.Ratio)} on {Counted.Of(ceiling.Cores, "core")}: "
            + (ceiling.HasNoCoresToGive
                ? "this machine has no cores to give, so no claim about parallel gain can be judged on it."
                : "the machine itself holds back what was measured on that many; the efficiency tells what is lost beyond that."));

    public static Warning NoCeiling() =>
        new(WarningKind.NoCeiling, "The native ceiling was not measured, so what a runtime loses cannot be told from what the hardware "
            + "loses.");

    public static Warning NoInterval(int count) => new(
        WarningKind.NoInterval,
        $"{Counted.Of(count, "speed-up has", "speed-ups have")} no interval, because fewer than {Estimate.FewestBlocks} blocks have both "
            + "sides of it; more blocks help.");

    public static Warning FailedLaunches(int count, IReadOnlyList<string> arms) => new(
        WarningKind.FailedLaunches, $"{Counted.Of(count, "launch", "launches")} failed and {(count == 1 ? "does" : "do")} not count: "
            + $"{Some(arms)}.");

    public static Warning NeverMeasured(IReadOnlyList<string> arms) =>
        new(WarningKind.NeverMeasured, $"{Counted.Of(arms.Count, "planned arm has", "planned arms have")} no valid launch and no "
            + $"figures: {Some(arms)}.");

    public static Warning CertificateRefused(string arm, string reason) =>
        new(WarningKind.CertificateRefused, $"The GIL certificate of {arm} was refused, so those launches do not count: "
            + $"{reason.TrimEnd('.')}.");

    public static Warning NotSteady(IReadOnlyList<string> arms) => new(
        WarningKind.NotSteady, $"{Counted.Of(arms.Count, "arm was", "arms were")} still getting faster or slower within a launch, so the "
            + $"typical time is uncertain: {Some(arms)}.");

    public static Warning SeveralModes(IReadOnlyList<string> arms) => new(
        WarningKind.SeveralModes, $"The times of {Counted.Of(arms.Count, "arm")} have more than one peak, so one typical time does not "
            + $"describe them: {Some(arms)}.");

    public static Warning NotOptimized(IReadOnlyList<string> runtimes) => new(
        WarningKind.NotOptimized,
        $"{Some(runtimes)} {(runtimes.Count == 1 ? "is" : "are")} built without PGO or LTO: speed-ups hold, but absolute times are "
            + "slower than those of a distributed Python.");

    public static Warning DebugBuild(IReadOnlyList<string> runtimes) =>
        new(WarningKind.DebugBuild, $"{Some(runtimes)} {(runtimes.Count == 1 ? "is a debug build" : "are debug builds")}: absolute times "
            + "mean little.");

    public static Warning UnlikePair(string stock, string free, BuildComparison builds) => new(
        WarningKind.UnlikePair,
        builds.IsUnlike
            ? $"The cost of free threading compares {free} with {stock}, which differ in more than the GIL ({builds.Words})."
            : $"The cost of free threading compares {free} with {stock}, whose builds do not tell whether they differ in more than the "
                + $"GIL ({builds.Words}).");

    public static Warning Quota(double cpus) => new(
        WarningKind.Quota, $"A cgroup grants {Figures.Significant(cpus)} CPUs: work that needs more is stopped in between, which the "
            + "native ceiling shows too.");

    public static Warning Variables(IReadOnlyList<string> variables) => new(
        WarningKind.Variables,
        $"The workers ran with {Some(variables)} in their environment, which {(variables.Count == 1 ? "changes" : "change")} what is "
            + "measured: compare only with runs that had the same.");

    public static Warning ServerSharesCores() =>
        new(WarningKind.ServerSharesCores, "The loopback server had to run on cores that are measured, so HTTP results include its own "
            + "work.");

    public static Warning ServerNotMeasured() =>
        new(WarningKind.ServerNotMeasured, "What the loopback server can do at most is not known, so the fastest HTTP results may be the "
            + "server's.");

    public static Warning Resumed(int sessions) =>
        new(WarningKind.Resumed, $"The run was resumed {Counted.Of(sessions - 1, "time")}: its blocks were measured hours or days apart "
            + "perhaps, each complete in itself.");

    private static string Some(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
