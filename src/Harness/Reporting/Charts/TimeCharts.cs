using GilBench.Analysis;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>Time per unit by model and runtime on one core count, C# beside Python.</summary>
internal static class TimeCharts
{
    /// <returns>Empty where nothing was measured on so many cores.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice, int cores)
    {
        var arms = ArmsOn(evidence, slice, cores);
        if (!arms.Any(arm => arm.Arm.Cores == cores))
        {
            return [];
        }

        var (axis, unit) = ChartAxes.OfTimes(Metric.TimePerUnit.Name, [.. arms.SelectMany(arm => Ends(arm.SecondsPerUnit!))]);
        return ChartRows.Split(new RowChart
        {
            Id = FormattableString.Invariant($"time-{slice.Slug}-{cores}"),
            Title = Findings.Time(slice, cores, [.. arms.Select(arm => (arm, arm.Resolved.Runtime.IsPython))]),
            Subtitle = Subtitles.Of(
                $"Time per unit of work ({slice.Workload.Unit}); {Subtitles.Direction(Metric.TimePerUnit)}.",
                arms.Select(arm => arm.SecondsPerUnit!)),
            Style = RowStyle.Bar,
            Axis = axis,
            Groups = ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, label, unit)),
        });
    }

    /// <summary>The arms of that core count, and the bare loops, which are on one core, to compare with.</summary>
    internal static IReadOnlyList<ArmAnalysis> ArmsOn(Evidence evidence, WorkloadSlice slice, int cores) =>
        [.. evidence.ArmsOf(slice).Where(arm => arm.Arm.Cores == cores || arm.Arm.Model == SpeedUps.Sequential)];

    internal static IEnumerable<double> Ends(Estimate estimate) => new[] { estimate.Value, estimate.Low, estimate.High }.OfType<double>();

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, string label, TimeUnit unit)
    {
        var seconds = arm.SecondsPerUnit!;
        return ChartRow.Of(label, evidence.Styles.Of(arm.Arm), seconds, Figures.Duration(seconds), unit.Seconds);
    }
}

/// <summary>Units a second of work that waits.</summary>
internal static class ThroughputCharts
{
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var cores = evidence.ArmsOf(slice).Select(arm => arm.Arm.Cores).DefaultIfEmpty(1).Max();
        var arms = TimeCharts.ArmsOn(evidence, slice, cores);
        if (arms.Count == 0)
        {
            return [];
        }

        var groups = ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, label));
        return ChartRows.Split(new RowChart
        {
            Id = $"throughput-{slice.Slug}",
            Title = Findings.Throughput(slice, cores, arms),
            Subtitle = Subtitles.Of(
                $"Units a second ({slice.Workload.Unit}); {Subtitles.Direction(Metric.Throughput)}.",
                arms.Select(arm => arm.SecondsPerUnit!)),
            Style = RowStyle.Bar,
            Axis = ChartAxes.OfAmounts($"{Metric.Throughput.Name} (units/s)", ChartRows.Extent(groups)),
            Groups = groups,
        });
    }

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, string label)
    {
        var rate = arm.EstimateOf(Metric.Throughput)!;
        return ChartRow.Of(
            label, evidence.Styles.Of(arm.Arm), rate,
            $"{Figures.Significant(rate.Value)}{Figures.Interval(rate, before: " ")}");
    }
}
