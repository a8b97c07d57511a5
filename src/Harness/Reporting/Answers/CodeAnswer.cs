using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>What a run says of one workload: what each way of using the cores gains and costs, and what follows.</summary>
internal record WorkAnswer
{
    public required WorkloadSlice Slice { get; init; }

    /// <summary>1 where nothing was measured with several workers.</summary>
    public required int Cores { get; init; }

    /// <summary>The simplest first.</summary>
    public required IReadOnlyList<WayMeasured> Ways { get; init; }

    /// <summary>The same work in C#; null where there is none.</summary>
    public required ComparedModel? CSharp { get; init; }

    /// <summary>The same function, called from threads of a .NET program; null where it was not.</summary>
    public EmbeddedComparison? Embedded { get; init; }

    public required FreeThreadingPrice? Price { get; init; }

    public required Recommendation Recommendation { get; init; }

    public WayMeasured? this[Way way] => Ways.FirstOrDefault(one => one.Way == way);
}

/// <summary>The same of one piece of the user's code.</summary>
internal sealed record CodeAnswer : WorkAnswer
{
    public required UserCode Code { get; init; }

    public required IReadOnlyList<MissingWays> Missing { get; init; }
}

/// <summary>Gathers the answers of a run.</summary>
internal static class CodeAnswers
{
    /// <returns>
    /// One for each of the user's workloads and each of its parameter sets; sets with shared arguments explain others and have none.
    /// </returns>
    public static IReadOnlyList<CodeAnswer> Of(Evidence evidence) =>
    [
        .. from workload in evidence.Run.Header.Workloads
           where workload.Code is not null
           from set in workload.ParameterSets
           where !set.SharedArguments && set.Sweep is null
           let measured = evidence.Slices.Where(slice => slice.Workload.Id == workload.Id && slice.ParameterSet == set.Name)
           let slice = measured.OrderBy(one => one.Weak).FirstOrDefault()
           where slice is not null || evidence.Run.Header.Plan.Arms.Any(arm => (arm.Workload, arm.ParameterSet) == (workload.Id, set.Name))
               || evidence.Run.Header.Plan.Omitted.Any(omitted => omitted.Workload == workload.Id)
           select Of(evidence, slice ?? new WorkloadSlice(workload, set.Name, Weak: false), workload.Code!),
    ];

    private static CodeAnswer Of(Evidence evidence, WorkloadSlice slice, UserCode code)
    {
        var cores = WayFinder.CoresOf(evidence, slice);
        var finder = new WayFinder(evidence, slice, cores);
        var ways = finder.Ways();
        return new CodeAnswer
        {
            Slice = slice,
            Code = code,
            Cores = cores,
            Ways = ways,
            CSharp = finder.CSharp,
            Embedded = EmbeddedComparison.At(evidence, slice, cores),
            Price = finder.PriceOf(ways),
            Missing = MissingWaysFinder.Of(evidence, slice, code, ways),
            Recommendation = new RecommendationRule(evidence.Analysis).Of(ways),
        };
    }
}
