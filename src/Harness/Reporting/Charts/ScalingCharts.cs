using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>Speed-up over cores.</summary>
internal static class ScalingCharts
{
    /// <summary>
    /// More lines than these in one panel are told apart with difficulty; then every kind of worker has a chart of its own.
    /// </summary>
    private const int MostLines = 7;

    /// <returns>Empty where nothing was measured on more than one core.</returns>
    public static IEnumerable<LineChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = evidence.ArmsOf(slice).Where(arm => evidence.WorkerKindOf(arm.Arm.Model) != WorkerKind.None).ToList();
        var models = evidence.Models.Where(model => arms.Any(arm => arm.Arm.Model == model)).ToList();
        return models.Count <= MostLines
            ? Chart(evidence, slice, arms, null)
            : models.GroupBy(evidence.WorkerKindOf).SelectMany(family =>
                Chart(evidence, slice, [.. arms.Where(arm => evidence.WorkerKindOf(arm.Arm.Model) == family.Key)], family.Key));
    }

    private static IEnumerable<LineChart> Chart(Evidence evidence, WorkloadSlice slice, IReadOnlyList<ArmAnalysis> arms, WorkerKind? family)
    {
        var panels = Panels(evidence, slice, arms);
        if (panels.Count == 0)
        {
            return [];
        }

        int[] cores = [1, .. arms.Select(arm => arm.Arm.Cores).Distinct().Where(count => count > 1).Order()];
        var gains = arms.Select(ComparedModel.GainOf).OfType<Estimate>().ToList();
        return
        [
            new LineChart
            {
                Id = $"scaling-{slice.Slug}{(family is null ? "" : $"-{NameOf(family.Value)}")}",
                Title = TitleOf(evidence, slice, cores[^1], panels, family),
                Subtitle = Subtitles.Of("Speed-up over one worker on one core through the same executor, from paired measurements.", gains),
                Down = "speed-up (×)",
                Across = "cores",
                Cores = cores,
                Panels = panels,
                Ceiling = slice.Workload.Kind == WorkloadKind.Cpu && evidence.Analysis.Ceilings.Count > 0
                    ? [LinePoint.One, .. evidence.Analysis.Ceilings.Where(ceiling => cores.Contains(ceiling.Cores))
                        .Select(ceiling => LinePoint.Of(ceiling.Cores, ceiling.Ratio))]
                    : [],
            },
        ];
    }

    private static List<LinePanel> Panels(Evidence evidence, WorkloadSlice slice, IReadOnlyList<ArmAnalysis> arms) =>
    [
        .. from runtime in evidence.Runtimes
           let lines = (
               from model in evidence.Models
               let points = arms
                   .Where(arm => arm.Arm.Runtime == runtime.Id && arm.Arm.Model == model && arm.Arm.Cores > 1
                       && ComparedModel.GainOf(arm) is not null)
                   .Select(arm => arm.Arm.Cores).Distinct().Order()
                   .Select(cores => LinePoint.Of(cores, ComparedModel.GainOf(evidence.ArmAt(slice, model, runtime.Id, cores)!)!))
                   .ToList()
               where points.Count > 0
               select new ChartLine(model, evidence.SeriesOfModel(model), [LinePoint.One, .. points])).ToList()
           where lines.Count > 0
           select new LinePanel(HeadingOf(runtime), lines),
    ];

    private static string HeadingOf(Runtime runtime) => runtime.ExpectsGil switch
    {
        true => $"{runtime.Id} (GIL)",
        false => $"{runtime.Id} (no GIL)",
        null => $"{runtime.Id} (C#)",
    };

    private static string TitleOf(Evidence evidence, WorkloadSlice slice, int cores, List<LinePanel> panels, WorkerKind? family)
    {
        if (family is null or WorkerKind.Threads)
        {
            return Findings.Scaling(Comparison.At(evidence, slice, cores));
        }

        var ends = panels.SelectMany(panel => panel.Lines).Select(line => line.Points[^1]).Where(point => point.Cores == cores)
            .Select(point => point.Value).ToList();
        var (least, most) = (Figures.Significant(ends.Min()), Figures.Significant(ends.Max()));
        return $"{slice.Name} on {Counted.Of(cores, "core")}: {NameOf(family.Value).Replace('-', ' ')} reach "
            + $"{(least == most ? "" : $"{least} to ")}{most}×.";
    }

    private static string NameOf(WorkerKind family) => family switch
    {
        WorkerKind.Threads => "threads",
        WorkerKind.Processes => "processes",
        WorkerKind.Interpreters => "subinterpreters",
        WorkerKind.EventLoop => "event-loops",
        _ => "loops",
    };
}
