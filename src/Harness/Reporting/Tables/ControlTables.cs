using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Tables;

/// <summary>What the controls said: noise alone, what the hardware permits, how late timers are, how steadily each core ran.</summary>
internal static class ControlTables
{
    private sealed record Control(string Kind, string Arm, Estimate Ratio, string Meaning);

    private static readonly Column<Control>[] s_controls =
    [
        Columns.Of<Control>("Control", control => control.Kind),
        Columns.Of<Control>("Arm", control => control.Arm),
        Columns.Of<Control>("Ratio", control => Figures.Ratio(control.Ratio)),
        Columns.Wide<Control>("Meaning", control => control.Meaning),
    ];

    private static readonly Column<CoreSteadiness>[] s_cores =
    [
        Columns.Number<CoreSteadiness>("CPU", core => core.Cpu.ToString(CultureInfo.InvariantCulture)),
        Columns.Number<CoreSteadiness>("Measured", core => Columns.Count(core.Rounds)),
        Columns.Number<CoreSteadiness>("Slow in", core => $"{(100 * core.SlowShare).ToString("0.#", CultureInfo.InvariantCulture)} %"),
        Columns.Number<CoreSteadiness>("Then at", core => Columns.Known(core.SlowSpeed, OfItsBest)),
        Columns.Wide<CoreSteadiness>("Meaning", core => core.IsUnsteady
            ? "A neighbour shares the physical core: intervals of what ran on it are wider for it."
            : "Steady."),
    ];

    private static readonly Column<ArmAnalysis>[] s_timers =
    [
        Columns.Workload,
        Columns.Model,
        Columns.Runtime,
        Columns.Workers,
        Columns.Of<ArmAnalysis>("p50", arm => Figures.Lateness(arm.Lateness!.P50)),
        Columns.Of<ArmAnalysis>("p99", arm => Figures.Lateness(arm.Lateness!.P99)),
        Columns.Number<ArmAnalysis>("Blocks", arm => Columns.Count(arm.Lateness!.P50.Blocks)),
    ];

    public static Table Of(RunAnalysis analysis) => Table.Of(
        [
            .. analysis.AaIntervals.Select(interval => new Control("A/A", interval.Arm, interval.Ratio, MeaningOf(interval))),
            .. analysis.Ceilings.Select(ceiling => new Control("Native ceiling", ceiling.Arm, ceiling.Ratio, MeaningOf(ceiling))),
        ],
        s_controls) with
    {
        Id = "controls",
        Title = "Controls",
        ShortTitle = "Controls",
        WhenEmpty = "No control arm has a figure.",
    };

    /// <summary>A neighbour on the same physical core slows it for moments, and nothing that the kernel tells shows it.</summary>
    public static Table Cores(RunAnalysis analysis) => Table.Of(analysis.Cores, s_cores) with
    {
        Id = "cores",
        Title = "Steadiness of the cores",
        ShortTitle = "Cores",
        Note = "By the native control alone on each: how often it ran below 85 % of its best.",
    };

    /// <summary>Empty where no workload tells by how much its waits were late.</summary>
    public static Table Timers(Evidence evidence) => Table.Of(evidence.Measured.Where(arm => arm.Lateness is not null), s_timers) with
    {
        Id = "timers",
        Title = "Lateness of timers",
        ShortTitle = "Timers",
        Note = "By how much a wait ended later than was asked for, with 95 % intervals over launches: percentiles of the waits of a slice, "
            + "the median over the slices of a launch. Models that block use time.sleep and Thread.Sleep; those that await use "
            + "asyncio.sleep "
            + "and Task.Delay.",
    };

    private static string MeaningOf(AaInterval interval) => interval switch
    {
        { LeavesMargin: true, ExcludesOne: true } =>
            "The A/A control leaves ±10 % and excludes 1: "
            + $"a verdict must survive its limit moved by {Figures.Percent(interval.LimitShift)}, the control's far end"
            + $"{HalfOfIt(interval)}.",
        { LeavesMargin: true } =>
            "The A/A control leaves ±10 % but contains 1: "
            + $"a verdict must survive its limit moved by {Figures.Percent(interval.LimitShift)}{HalfOfIt(interval)}.",
        { Ratio.HasInterval: false } => "The A/A control has no finite interval, so the noise of this machine is not known.",
        _ => "The A/A control agrees within ±10 %.",
    };

    private static string HalfOfIt(AaInterval interval) =>
        interval.BothLaunchesCount ? ", and by half of that for this arm, of which both launches count" : "";

    private static string MeaningOf(CeilingAtCores ceiling) =>
        $"What {Counted.Of(ceiling.Cores, "core")} of this machine gave to code without any lock"
        + $"{(ceiling.HasNoCoresToGive ? ": it has no cores to give" : "")}.";

    private static string OfItsBest(double speed) => $"{(100 * speed).ToString("0", CultureInfo.InvariantCulture)} % of its best";
}
