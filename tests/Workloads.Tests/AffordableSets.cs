using GilBench.DotNet.Catalog;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

/// <summary>The parameter sets of workloads.json that a test can afford.</summary>
internal static class AffordableSets
{
    private const double LongestWaitSeconds = 0.05;

    /// <summary>
    /// Every workload with every parameter set but those that would wait long: their results are the same at the small size.
    /// </summary>
    public static IEnumerable<(string Workload, string Set)> All() =>
        from row in WorkloadCatalog.Rows
        from set in row.ParameterSets
        where WaitSeconds(row, set) <= LongestWaitSeconds
        select (row.Id, set.Name);

    private static double WaitSeconds(WorkloadRow row, ParameterSet set) => row.Arguments.Sum(argument => argument.Role switch
    {
        WorkloadArgument.WaitSeconds => set.Arguments[argument.Name].GetDouble(),
        WorkloadArgument.ServerLatencyMs => set.Arguments[argument.Name].GetDouble() / 1000,
        _ => 0,
    });
}
