using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>Made-up runs of the sizes that a report must be fit for.</summary>
internal static class ReportSizes
{
    /// <summary>Every core count from 1 to 64, where points and labels have no room of their own.</summary>
    public static SyntheticOptions ManyCores { get; } = new()
    {
        MachineCores = 64,
        CoreCounts = [.. Enumerable.Range(1, 64)],
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 6,
        Rounds = 1,
    };

    /// <summary>Six runtimes and fifteen models on powers of two up to 128 cores.</summary>
    public static SyntheticOptions ManyModels { get; } = new()
    {
        MachineCores = 128,
        CoreCounts = [1, 2, 4, 8, 16, 32, 64, 128],
        Runtimes = SyntheticRuntimes.Six,
        Models = SyntheticModels.Many,
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 6,
        Rounds = 1,
    };

    /// <summary>Forty workloads on one core, and nothing to compare.</summary>
    public static SyntheticOptions ManyWorkloads { get; } = new()
    {
        MachineCores = 1,
        CoreCounts = [1],
        Models = [SyntheticModels.Sequential],
        Workloads =
        [
            .. Enumerable.Range(1, 40).Select(number => SyntheticWorkloads.SumSquares with { Id = $"workload_with_a_long_name_{number}" }),
        ],
        Blocks = 6,
        Rounds = 1,
    };
    /// <summary>
    /// Ten thousand arms in twelve blocks, on powers of two up to 128 cores: 28 workloads that compute and 12 that wait, on six runtimes.
    /// Its run file has the modules that each Python launch of a real run tells, by which most of its lines are long.
    /// </summary>
    public static SyntheticOptions TenThousandArms { get; } = new()
    {
        MachineCores = 128,
        CoreCounts = [1, 2, 4, 8, 16, 32, 64, 128],
        Runtimes = SyntheticRuntimes.Six,
        Models = [.. SyntheticModels.Many.Where(model => !model.Id.StartsWith("processes_", StringComparison.Ordinal)
            && model.Id != "process_executor_forkserver"), SyntheticModels.Python("processes_fork", WorkerKind.Processes)],
        Workloads =
        [
            .. Enumerable.Range(1, 28).Select(number => SyntheticWorkloads.Of(
                $"computing_{number}", WorkloadKind.Cpu, holdsGil: number % 2 == 1, "one unit of work")),
            .. Enumerable.Range(1, 12).Select(number => SyntheticWorkloads.Of(
                $"waiting_{number}", WorkloadKind.Io, holdsGil: false, "one wait")),
        ],
        Blocks = 12,
        Grouping = SyntheticGrouping.ByWorkload,
        Modules = [.. Enumerable.Range(1, 85).Select(number => $"module_{number:D3}")],
    };
}
