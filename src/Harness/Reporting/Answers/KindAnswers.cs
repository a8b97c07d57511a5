using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>What suits each kind of work, told by one of the document's workloads for each.</summary>
internal static class KindAnswers
{
    /// <summary>The workload that waits for more than a timer.</summary>
    private const string PreferredWaiting = "http_get";

    /// <returns>For those kinds of which several ways were measured; in the order computing, waiting, both.</returns>
    public static IReadOnlyList<WorkAnswer> Of(Evidence evidence) =>
    [
        .. from kind in new[] { WorkloadKind.Cpu, WorkloadKind.Io, WorkloadKind.Mixed }
           let chosen = Candidates(evidence, kind)
               .OrderByDescending(one => one.Slice == evidence.Headline)
               .ThenByDescending(one => one.Slice.ParameterSet == ParameterSetNames.Calibrated)
               .ThenByDescending(one => one.Slice.Workload.Id == PreferredWaiting)
               .ThenByDescending(one => one.Ways.Count)
               .FirstOrDefault()
           where chosen is not null
           select new WorkAnswer
           {
               Slice = chosen.Slice,
               Cores = chosen.Cores,
               Ways = chosen.Ways,
               CSharp = chosen.Finder.CSharp,
               Price = chosen.Finder.PriceOf(chosen.Ways),
               Recommendation = new RecommendationRule(evidence.Analysis).Of(chosen.Ways),
           },
    ];

    private static IEnumerable<Candidate> Candidates(Evidence evidence, WorkloadKind kind) =>
        from slice in evidence.Slices
        where slice is { Weak: false, Workload.Code: null } && slice.Workload.Kind == kind
        let cores = WayFinder.CoresOf(evidence, slice)
        let finder = new WayFinder(evidence, slice, cores)
        let ways = finder.Ways()
        where ways.Any(way => way.Way != Way.OneWorker)
        select new Candidate(slice, cores, finder, ways);

    private sealed record Candidate(WorkloadSlice Slice, int Cores, WayFinder Finder, IReadOnlyList<WayMeasured> Ways);
}
