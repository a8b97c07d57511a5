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
}
