using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Charts;

/// <summary>Every chart of a report, in the order of the page.</summary>
internal static class ChartCatalog
{
    public static IReadOnlyList<ChartSection> Of(Evidence evidence)
    {
        var computing = evidence.Slices.Where(slice => slice.Workload.Kind == WorkloadKind.Cpu).ToList();
        var waiting = evidence.Slices.Where(slice => slice.Workload.Kind is WorkloadKind.Io or WorkloadKind.Mixed).ToList();
        ChartSection?[] sections =
        [
            .. computing.Select(slice => Computing(evidence, slice)),
            .. waiting.Select(slice => Waiting(evidence, slice)),
            .. computing.Concat(waiting).Select(slice => Embedding(evidence, slice)),
            // On all cores, because curves are fitted.
            .. computing.AsParallel().AsOrdered().Select(slice => Scaling(
                slice, [.. ScalingCharts.Of(evidence, slice), .. TimeOverCoresCharts.Of(evidence, slice)])),
            .. waiting.Select(slice => Scaling(slice, TimeOverCoresCharts.Of(evidence, slice))),
            .. evidence.Sweeps.Select(slice => InFlight(evidence, slice)),
            Section(ReportPart.Cost, "start-up", "What a first use costs",
                "Pools and processes are paid for once; short jobs pay them every time.", StartUpChart.Of(evidence), []),
            Section(ReportPart.Cost, "memory", "What workers hold",
                "Threads share the memory of one process; each process holds some of its own.", MemoryChart.Of(evidence), []),
            Section(ReportPart.Cost, "cost", "What free threading costs one thread",
                "A program with one thread gains nothing from a build without the GIL; this is what it pays. Only builds of one version "
                    + "are compared.",
                CostChart.Of(evidence), []),
        ];

        return [.. sections.OfType<ChartSection>()];
    }

    private static ChartSection? Computing(Evidence evidence, WorkloadSlice slice)
    {
        var cores = CoresOf(evidence, slice);
        return Section(
            ReportPart.OnCores,
            slice.Slug,
            slice.Name,
            Introduction(
                slice.Workload, $"CPU-bound; a unit {(slice.Workload.HoldsGil ? "keeps" : "releases")} the GIL while it computes."),
            [.. GainCharts.Of(evidence, slice), .. TimeCharts.Of(evidence, slice, cores[^1])],
            [.. Each(cores).SkipLast(1).Reverse().SelectMany(count => TimeCharts.Of(evidence, slice, count))]);
    }

    private static ChartSection? Waiting(Evidence evidence, WorkloadSlice slice)
    {
        var cores = CoresOf(evidence, slice);
        return Section(
            ReportPart.OnCores,
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
            [.. Each(cores).Reverse().SelectMany(count => TimeCharts.Of(evidence, slice, count))]);
    }

    private static ChartSection? InFlight(Evidence evidence, WorkloadSlice slice) => Section(
        ReportPart.Scaling, $"in-flight-of-{WorkloadSlice.SlugOf(slice.Workload.Id)}", $"{slice.Workload.Id}, from few in flight to many",
        "What waits asks for two numbers: the time of a unit, which the number in flight hides, and the CPU time that it costs, which "
            + "nothing hides."
            + (evidence.Run.Server is { AskedBy: { } asking } server && asking.Contains(slice.Workload.Id)
                ? ConcurrencyText.ServerOf(server)
                : ""),
        InFlightCharts.Of(evidence, slice), []);

    private static ChartSection? Embedding(Evidence evidence, WorkloadSlice slice) => Section(
        ReportPart.OnCores, $"embedding-of-{slice.Slug}", $"{slice.Name}: Python inside .NET", EmbeddingIntroduction.Of(evidence, slice),
        EmbeddingChart.Of(evidence, slice), []);

    private static ChartSection? Scaling(WorkloadSlice slice, IEnumerable<Chart> charts) =>
        Section(ReportPart.Scaling, $"scaling-of-{slice.Slug}", slice.Name, "", charts, []);

    /// <summary>Few core counts have a chart each; of many the largest has one, and the others share one of small panels.</summary>
    private static int[] Each(int[] cores) =>
        cores.Length <= TimeOverCoresCharts.MostCharts ? cores : [cores[^1]];

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

    private static ChartSection? Section(
        ReportPart part, string id, string title, string introduction, IEnumerable<Chart> charts, IEnumerable<Chart> more)
    {
        var section = new ChartSection(part, id, title, introduction, [.. charts], [.. more]);
        return section.All.Any() ? section : null;
    }
}
