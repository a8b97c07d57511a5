using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>Runs whose figures are known beforehand, for the exports that follow figures over time.</summary>
internal static class TrackedRuns
{
    public const string Known = "sum_squares:sequential@cpython-3.13:1x1";

    /// <summary>What a name may hold and a format could stumble over.</summary>
    public const string HostileName = "a \"b\" 'c' \\d\\n\ne, {f=\"1\"} # EOF \t Ωλ 🦑 `g` <h> &i; %0A ${j}";

    /// <summary>
    /// Six blocks: the interval ends at the least and the greatest of them; their logarithms lie evenly about that of 5 ms, which is the
    /// estimate.
    /// </summary>
    public static Run Few { get; } = SyntheticRun.Of(new SyntheticOptions
    {
        Blocks = 6,
        Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
        Exactly = new Dictionary<string, double[]> { [Known] = [0.004, 0.005, 0.005, 0.005, 0.005, 0.00625] },
    });

    /// <summary>Five blocks have no finite interval.</summary>
    public static Run WithoutIntervals { get; } =
        SyntheticRun.Of(new SyntheticOptions { Blocks = 5, Workloads = [SyntheticWorkloads.SumSquares] });

    public static Run Hostile { get; } = SyntheticRun.Of(new SyntheticOptions
    {
        Blocks = 6,
        Workloads = [SyntheticWorkloads.Of(HostileName, WorkloadKind.Cpu, holdsGil: true, "one of it")],
    });

    /// <summary>Arms that people asked for, and what they are compared with: no controls.</summary>
    public static IEnumerable<string> AskedFor(Run run) => run.Header.Plan.Arms
        .Where(arm => arm.Role is not (ArmRole.AaControl or ArmRole.PositiveControl)).Select(arm => arm.Id);
}
