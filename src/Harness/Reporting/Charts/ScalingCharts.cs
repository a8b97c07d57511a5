using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>Speed-up over cores, against the ideal and what native code gained.</summary>
internal static class ScalingCharts
{
    /// <returns>Empty where nothing was measured on more than one core.</returns>
    public static IEnumerable<LineChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = CoreArms.Of(evidence, slice);
        var panels = LinePanels.Of(evidence, arms.Models, (model, runtime) => Points(arms, model, runtime.Id));
        if (panels.Count == 0)
        {
            return [];
        }

        int[] cores = [1, .. arms.Cores.Where(count => count > 1)];
        var fits = FittedSpeedUps.Of(evidence, slice, cores);
        panels = [.. panels.Select(panel => panel with
        {
            Lines = [.. panel.Lines.Select(line => line with { Fit = fits.GetValueOrDefault((line.Model, line.Runtime), []) })],
        })];
        var farthest = fits.Values.Select(fit => fit[^1].Cores).Append(cores[^1]).Max();
        IReadOnlyList<LinePoint> ceiling = slice.Workload.Kind == WorkloadKind.Cpu && evidence.Analysis.Ceilings.Count > 0
            ? [LinePoint.One, .. evidence.Analysis.Ceilings.Where(ceiling => cores.Contains(ceiling.Cores))
                .Select(ceiling => LinePoint.Of(ceiling.Cores, ceiling.Ratio))]
            : [];
        return
        [
            new LineChart
            {
                Id = $"scaling-{slice.Slug}",
                Title = Findings.Scaling(Comparison.At(evidence, slice, cores[^1])),
                Subtitle = Subtitles.Of(
                    "Speed-up over one worker on one core through the same executor, from paired measurements; more is better.",
                    arms.All.Select(ComparedModel.GainOf).OfType<Estimate>(),
                    LineChart.MarkOf(cores.Length)),
                Up = ChartAxes.OfScaling("speed-up (×)", farthest, [.. LineChart.Extent(panels, ceiling)]),
                Across = "cores",
                Cores = [.. cores.Append(farthest).Distinct()],
                Panels = panels,
                HasIdeal = true,
                Ceiling = ceiling,
            },
        ];
    }

    private static List<LinePoint> Points(CoreArms arms, string model, string runtime)
    {
        List<LinePoint> points =
        [
            .. from arm in arms.Over(model, runtime)
               where arm.Arm.Cores > 1
               let gain = ComparedModel.GainOf(arm)
               where gain is not null
               select LinePoint.Of(arm.Arm.Cores, gain),
        ];
        return points.Count == 0 ? points : [LinePoint.One, .. points];
    }
}

/// <summary>
/// Time per unit over cores: one chart of small panels where there would be a chart for each of many core counts.
/// </summary>
internal static class TimeOverCoresCharts
{
    /// <summary>Up to so many core counts have a chart each, whose figures can be read.</summary>
    public const int MostCharts = 3;

    /// <returns>Empty where few core counts were measured.</returns>
    public static IEnumerable<LineChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = CoreArms.Of(evidence, slice);
        if (arms.Cores.Count <= MostCharts)
        {
            return [];
        }

        var (axis, unit) = ChartAxes.OfTimes(
            Metric.TimePerUnit.Name, [.. arms.All.SelectMany(arm => TimeCharts.Ends(arm.SecondsPerUnit!))]);
        return
        [
            new LineChart
            {
                Id = $"times-{slice.Slug}",
                Title = Findings.TimeOverCores(slice, arms.All),
                Subtitle = Subtitles.Of(
                    $"Time per unit of work ({slice.Workload.Unit}) over cores; {Subtitles.Direction(Metric.TimePerUnit)}.",
                    arms.All.Select(arm => arm.SecondsPerUnit!),
                    LineChart.MarkOf(arms.Cores.Count)),
                Up = axis,
                Across = "cores",
                Cores = arms.Cores,
                Panels = LinePanels.Of(
                    evidence,
                    arms.Models,
                    (model, runtime) =>
                        [.. arms.Over(model, runtime.Id).Select(arm => LinePoint.Of(arm.Arm.Cores, arm.SecondsPerUnit!, unit.Seconds))]),
            },
        ];
    }
}

/// <summary>The arms of a workload that have workers, found by model and runtime.</summary>
/// <param name="Cores">Ascending.</param>
/// <param name="Models">In the order of the report.</param>
internal sealed record CoreArms(IReadOnlyList<ArmAnalysis> All, IReadOnlyList<int> Cores, IReadOnlyList<string> Models)
{
    private readonly ILookup<(string Model, string Runtime), ArmAnalysis> _arms = All.ToLookup(arm => (arm.Arm.Model, arm.Arm.Runtime));

    public static CoreArms Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = evidence.ArmsOf(slice).Where(arm => evidence.WorkerKindOf(arm.Arm.Model) != WorkerKind.None).ToList();
        var measured = arms.Select(arm => arm.Arm.Model).ToHashSet();
        return new CoreArms(
            arms, [.. arms.Select(arm => arm.Arm.Cores).Distinct().Order()], [.. evidence.Models.Where(measured.Contains)]);
    }

    /// <summary>One arm a core count, ascending: one worker a core where there is such an arm, else the first.</summary>
    public IEnumerable<ArmAnalysis> Over(string model, string runtime) =>
        from same in _arms[(model, runtime)].GroupBy(arm => arm.Arm.Cores)
        orderby same.Key
        select same.OrderByDescending(arm => arm.Arm.Workers == same.Key).First();
}
