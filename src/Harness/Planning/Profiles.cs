namespace GilBench.Planning;

/// <summary>The profiles, smallest first.</summary>
internal static class Profiles
{
    private static readonly string[] MatchedPairAndDotNet = ["cpython-3.13", "cpython-3.13t", "dotnet-*"];

    public static IReadOnlyList<Profile> All { get; } =
    [
        new(
            "quick",
            "what the headline charts about the GIL need",
            MinimumBlocks: 6,
            MaximumBlocks: 6,
            IterationSeconds: 0.15,
            LaunchSeconds: 1.0,
            TargetHalfWidth: 0.02,
            TimeSpan.FromMinutes(5),
            Workloads: ["sum_squares", "sleep"],
            ComputeModels: ["sequential", "threads@*py*", "process_pool_fork", "parallel"],
            WaitingModels: ["sequential@*py*", "threads", "asyncio_gather", "async"],
            MatchedPairAndDotNet,
            EveryCoreCountForIo: false),
        new(
            "standard",
            "computing, hashing and waiting under the usual models, at every core count",
            MinimumBlocks: 12,
            MaximumBlocks: 20,
            IterationSeconds: 0.4,
            LaunchSeconds: 2.0,
            TargetHalfWidth: 0.02,
            TimeSpan.FromMinutes(25),
            Workloads: ["sum_squares", "fibonacci", "hash_blocks", "sleep", "timer", "http_get"],
            ComputeModels: ["sequential", "threads@*py*", "process_pool_fork", "parallel"],
            WaitingModels: ["sequential@*py*", "threads", "asyncio_gather", "async"],
            MatchedPairAndDotNet,
            EveryCoreCountForIo: false),
        new(
            "thorough",
            "every workload under every model on every runtime found, at every core count; hours",
            MinimumBlocks: 12,
            MaximumBlocks: 40,
            IterationSeconds: 0.5,
            LaunchSeconds: 4.0,
            TargetHalfWidth: 0.02,
            TimeSpan.FromHours(12),
            Workloads: ["*"],
            ComputeModels: ["*"],
            WaitingModels: ["*"],
            Runtimes: ["*"],
            EveryCoreCountForIo: true),
    ];

    /// <summary>What <c>verify</c> measures with: short launches in the fewest blocks that have an interval, then more while its budget lasts.</summary>
    public static Profile ForClaims(double targetHalfWidth, TimeSpan budget) => new(
        "verify",
        "what claims need",
        MinimumBlocks: 6,
        MaximumBlocks: 40,
        IterationSeconds: 0.08,
        LaunchSeconds: 0.4,
        targetHalfWidth,
        budget,
        Workloads: [],
        ComputeModels: [],
        WaitingModels: [],
        Runtimes: [],
        EveryCoreCountForIo: false,
        DotNetTimedRatio: 0);

    /// <exception cref="PlanException">There is no such profile; names those there are.</exception>
    public static Profile Find(string name) =>
        All.FirstOrDefault(profile => profile.Name == name)
        ?? throw new PlanException($"There is no profile '{name}'; there are: {string.Join(", ", All.Select(profile => profile.Name))}.");
}
