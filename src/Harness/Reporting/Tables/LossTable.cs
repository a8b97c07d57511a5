using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>Why the user's code does not scale: what was seen of each arm that gains clearly less than it could.</summary>
internal static class LossTable
{
    private static readonly Column<ScalingLoss>[] s_columns =
    [
        Columns.Of<ScalingLoss>("Workload", loss => ParameterSetNames.Label(loss.Arm.Arm.Workload, loss.Arm.Arm.ParameterSet)),
        Columns.Of<ScalingLoss>("Arm", loss => ArmOf(loss.Arm.Arm)),
        Columns.Wide<ScalingLoss>("What it suggests", loss => string.Join(' ', LossReasons.Of(loss))),
        Columns.Of<ScalingLoss>("Speed-up", loss => Figures.Ratio(loss.Gain.Ratio)),
        Columns.Of<ScalingLoss>("Efficiency", loss => Columns.Known(
            loss.Arm.Efficiency, share => Figures.Percent(share.Value) + Figures.Interval(share, 0.01, " "))),
        Columns.Number<ScalingLoss>("CPU ÷ wall", loss => Beside(loss, counts => counts.CpuPerWall, Figures.TwoDecimals)),
        Columns.Of<ScalingLoss>("CPU time of a unit", loss => Columns.Known(loss.CpuPerUnit, Figures.Ratio)),
        Columns.Number<ScalingLoss>("Voluntary switches/s", loss => Beside(loss, counts => counts.SwitchesPerSecond, Figures.Significant)),
        Columns.Number<ScalingLoss>("Page faults of a unit", loss => Beside(loss, counts => counts.FaultsPerUnit, Figures.Significant)),
        Columns.Number<ScalingLoss>("Kernel's share of CPU", loss => Beside(loss, counts => counts.SystemShare, Figures.Percent)),
        Columns.Of<ScalingLoss>("Shared ÷ separate", loss => Columns.Known(loss.SharedOverSeparate, Figures.Ratio)),
    ];

    /// <summary>Empty where there is no user code, or all of it gains what it could.</summary>
    public static Table Of(Evidence evidence) => Table.Of(ScalingLoss.Of(evidence), s_columns) with
    {
        Id = "losses",
        Title = "Why it does not scale",
        ShortTitle = "Why it does not scale",
        Note = "Arms of your code on several cores whose speed-up lies, by its whole interval, below 90 % of what native code gained in "
            + "the same rounds or, where that was not measured or the code waits, of the workers. In brackets: the same with one worker. "
            + "CPU time of a unit: ÷ that with one worker. Shared ÷ separate: time of a unit with arguments that all workers share ÷ with "
            + "arguments of their own (--shared-arguments). The figures suggest; they do not prove.",
    };

    private static string ArmOf(Arm arm) =>
        $"{arm.Model} on {arm.Runtime}, {Columns.Count(arm.Cores)} × {Columns.Count(arm.Workers)}";

    private static string Beside(ScalingLoss loss, Func<KernelCounts, double?> figure, Func<double, string> write) =>
        (figure(loss.Several), figure(loss.One)) switch
        {
            ({ } several, { } one) => $"{write(several)} ({write(one)})",
            ({ } several, null) => write(several),
            _ => Figures.None,
        };
}
