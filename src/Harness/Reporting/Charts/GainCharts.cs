using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>What each model and runtime gained on the largest core count.</summary>
internal static class GainCharts
{
    /// <returns>Empty where nothing was measured on more than one core.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = evidence.ArmsOf(slice).Where(arm => arm.Arm.Cores > 1 && ComparedModel.GainOf(arm) is not null).ToList();
        if (arms.Count == 0)
        {
            return [];
        }

        var cores = arms.Max(arm => arm.Arm.Cores);
        arms = [.. arms.Where(arm => arm.Arm.Cores == cores)];
        var groups = ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, label));
        var references = References(evidence, slice, cores);
        return ChartRows.Split(new RowChart
        {
            Id = $"gain-{slice.Slug}",
            Title = Findings.SpeedUp(Comparison.At(evidence, slice, cores)),
            Subtitle = Subtitles.Of(
                $"Speed-up on {Counted.Of(cores, "core")} over one worker on one core through the same executor, from paired "
                    + "measurements; more is better.",
                arms.Select(arm => ComparedModel.GainOf(arm)!)),
            Style = RowStyle.Dot,
            Axis = ChartAxes.OfSpeedUps(
                "speed-up (×)", [.. ChartRows.Extent(groups), .. references.Select(reference => reference.High ?? reference.Value)]),
            Groups = groups,
            References = references,
        });
    }

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, string label)
    {
        var gain = ComparedModel.GainOf(arm)!;
        return ChartRow.Of(label, evidence.Styles.Of(arm.Arm), gain, Figures.Ratio(gain));
    }

    private static List<ReferenceLine> References(Evidence evidence, WorkloadSlice slice, int cores)
    {
        var references = new List<ReferenceLine> { new(ReferenceKind.Unity, 1, null, null, "1×: no gain") };
        if (slice.Workload.Kind == WorkloadKind.Cpu)
        {
            references.Add(new(ReferenceKind.Ideal, cores, null, null, $"ideal: {cores}×"));
            if (evidence.Analysis.CeilingAt(cores) is { } ceiling)
            {
                references.Add(new(
                    ReferenceKind.Ceiling, ceiling.Ratio.Value, ceiling.Ratio.Low, ceiling.Ratio.High, "native ceiling: "
                        + $"{Figures.Ratio(ceiling.Ratio)}"));
            }
        }

        return references;
    }
}
