using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Charts;

/// <summary>Every chart of a report, in the order of the page.</summary>
internal static class ChartCatalog
{
    public static IReadOnlyList<ChartSection> Of(Evidence evidence)
    {
        ChartSection?[] sections =
        [
            .. evidence.Slices.Where(slice => slice.Workload.Kind == WorkloadKind.Cpu).Select(slice => Computing(evidence, slice)),
            Section("cost", "What free threading costs one thread",
                "A program with one thread gains nothing from a build without the GIL; this is what it pays. Only builds of one version "
                    + "are compared.",
                CostChart.Of(evidence), []),
            .. evidence.Slices.Where(slice => slice.Workload.Kind is WorkloadKind.Io or WorkloadKind.Mixed)
                .Select(slice => Waiting(evidence, slice)),
            Section("start-up", "What a first use costs", "Pools and processes are paid for once; short jobs pay them every "
                + "time.", StartUpChart.Of(evidence), []),
        ];
        return [.. sections.OfType<ChartSection>()];
    }

    private static ChartSection? Computing(Evidence evidence, WorkloadSlice slice)
    {
        var cores = CoresOf(evidence, slice);
        return Section(
            slice.Slug,
            slice.Name,
            Introduction(
                slice.Workload, $"CPU-bound; a unit {(slice.Workload.HoldsGil ? "keeps" : "releases")} the GIL while it computes."),
            [.. GainCharts.Of(evidence, slice), .. ScalingCharts.Of(evidence, slice), .. TimeCharts.Of(evidence, slice, cores[^1])],
            [.. cores.SkipLast(1).Reverse().SelectMany(count => TimeCharts.Of(evidence, slice, count))]);
    }

    private static ChartSection? Waiting(Evidence evidence, WorkloadSlice slice)
    {
        var cores = CoresOf(evidence, slice);
        return Section(
            slice.Slug,
            slice.Name,
            Introduction(
                slice.Workload,
                slice.Workload.Kind == WorkloadKind.Io ? "It waits: the GIL is free meanwhile." : "It waits and then computes."),
            [
                .. LatenessChart.Of(evidence, slice),
                .. ThroughputCharts.Of(evidence, slice),
                .. slice.Workload.Kind == WorkloadKind.Mixed || slice.Workload.Code is not null ? GainCharts.Of(evidence, slice) : [],
            ],
            [.. cores.Reverse().SelectMany(count => TimeCharts.Of(evidence, slice, count))]);
    }

    /// <param name="nature">Of a workload that declares it; whether the user's code keeps the GIL, nobody has declared.</param>
    private static string Introduction(Workload workload, string nature) => workload.Code is null
        ? $"{workload.Summary} {nature}"
        : $"{workload.Summary.TrimEnd('.')}. {workload.Kind switch
        {
            WorkloadKind.Cpu => "It computes.",
            WorkloadKind.Io => "It waits.",
            _ => "It waits and computes.",
        }}";

    private static int[] CoresOf(Evidence evidence, WorkloadSlice slice) =>
        [.. evidence.ArmsOf(slice).Select(arm => arm.Arm.Cores).Distinct().Order()];

    private static ChartSection? Section(string id, string title, string introduction, IEnumerable<Chart> charts, IEnumerable<Chart> more)
    {
        var section = new ChartSection(id, title, introduction, [.. charts], [.. more]);
        return section.All.Any() ? section : null;
    }
}
