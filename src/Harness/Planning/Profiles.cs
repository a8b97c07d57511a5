using GilBench.Statistics.Sampling;

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
            SliceSeconds: 0.02,
            Rounds: 10,
            RoundsSeconds: 12,
            TargetHalfWidth: 0.02,
            TimeSpan.FromMinutes(5),
            Workloads: ["sum_squares", "hash_blocks", "sleep", "http_get"],

            // Processes need no build without a GIL, C# with one worker is as fast by its parallel loop, and what waits in C# is awaited:
            // each start takes from the five minutes.
            ComputeModels: ["sequential@*py*", "threads@*py*", "process_pool_fork@cpython-3.1?", "parallel"],
            WaitingModels: ["sequential@*py*", "threads@*py*", "asyncio_gather", "async"],
            MatchedPairAndDotNet,
            EveryCoreCountForIo: false,
            TimedStartBlocks: 0)
        {
            AaControlsInEachGroup = false,
        },
        new(
            "standard",
            "computing, hashing and waiting under the usual models, at every core count; waiting from 1 to 1,000 in flight",

            // Where workers start slowly or slices take longer than planned, fewer blocks and not fewer rounds: starting 137 workers took
            // 60 s of a block on one machine of 2 cores and 33 s on another, and four fifths of the time are to be measured.
            MinimumBlocks: 7,
            MaximumBlocks: 20,
            SliceSeconds: 0.03,
            Rounds: 32,
            RoundsSeconds: 60,
            TargetHalfWidth: 0.02,
            TimeSpan.FromHours(1),
            Workloads: ["sum_squares", "fibonacci", "hash_blocks", "sleep", "timer", "http_get"],
            ComputeModels: ["sequential", "threads@*py*", "process_pool_fork", "parallel"],
            WaitingModels: ["sequential@*py*", "threads", "asyncio_gather", "async"],
            MatchedPairAndDotNet,
            EveryCoreCountForIo: false,
            TimedStartBlocks: 0)
        {
            SweptWorkloads = ["http_get"],
            SweptModels = ["threads@*py*", "asyncio_gather", "async"],
        },
        new(
            "thorough",
            "every workload under every model on every runtime found, at every core count; hours",
            MinimumBlocks: 12,
            MaximumBlocks: 40,
            SliceSeconds: 0.04,
            Rounds: 30,
            RoundsSeconds: 120,
            TargetHalfWidth: 0.02,
            TimeSpan.FromHours(12),
            Workloads: ["*"],
            ComputeModels: ["*"],
            WaitingModels: ["*"],
            Runtimes: ["*"],
            EveryCoreCountForIo: true)
        {
            SweptWorkloads = ["*"],
            SweepRoundsSeconds = 60,
        },
    ];

    /// <summary>
    /// What <c>verify</c> measures with: the fewest blocks that have an interval, then more while its budget lasts. Where arms compute at
    /// once, the fastest has half a slice of others for its measure, so that one worker's slice lasts 20 ms and not 40; those of workers
    /// at once last 40 ms as elsewhere (<see cref="Model.SliceLength"/>). Simulated with the speed that two noisy cores had for minutes
    /// (Python at half its speed for 0.1 to 0.3 s at a time, a seventh of the time or more), three such rounds a block answered all four
    /// claims about the GIL in 0.98 of the minutes, four in 0.97, two in 0.93; two rounds of whole slices, in an order that did not keep
    /// arms beside their baselines (<see cref="Running.RoundShuffler"/>), in 0.57.
    /// </summary>
    /// <param name="mostCores">The most that an arm of it has.</param>
    /// <param name="comparesFirstUse">Whether start-up and first use are compared: then no two workers start at once.</param>
    public static Profile ForClaims(double targetHalfWidth, TimeSpan budget, int mostCores, bool comparesFirstUse) => new(
        "verify",
        "what claims need",
        MinimumBlocks: 6,
        MaximumBlocks: 40,
        SliceSeconds: mostCores > 1 ? Profile.LeastSliceSeconds / 2 : Profile.LeastSliceSeconds,
        Rounds: 3,
        RoundsSeconds: 12,
        targetHalfWidth,
        budget,
        Workloads: [],
        ComputeModels: [],
        WaitingModels: [],
        Runtimes: [],
        EveryCoreCountForIo: false,
        SideBySide: !comparesFirstUse,
        PilotBlocks: 0)
    {
        PaysForCalibration = false,
        GilLaunches = 2,
    };

    /// <summary>
    /// What <c>compare</c> measures with: two models that share a core's time and one that has its own, at the most cores. 12 blocks, of
    /// which a gate over ten arms needs at least 8 to reach its level at all; start-up in turn while the budget lasts.
    /// </summary>
    public static Profile ForComparison(TimeSpan budget) => new(
        "compare",
        "what a comparison of base and head needs",
        MinimumBlocks: 12,
        StoppingRule.LargestBlocks,
        SliceSeconds: 0.02,
        Rounds: 16,
        RoundsSeconds: 12,
        StoppingRule.ForGate().TargetHalfWidth,
        budget,
        Workloads: ["sum_squares"],
        ComputeModels: ["sequential", "threads@*py*", "process_pool_fork", "parallel"],
        WaitingModels: ["sequential@*py*", "threads", "asyncio_gather", "async"],
        MatchedPairAndDotNet,
        EveryCoreCountForIo: false,
        PilotBlocks: 0)
    {
        FewestBlocks = 8,
        FewestRounds = 4,
        KeepsRounds = true,
    };

    /// <exception cref="UsageException">There is no such profile; names those there are.</exception>
    public static Profile Find(string name) =>
        All.FirstOrDefault(profile => profile.Name == name)
        ?? throw new UsageException($"There is no profile '{name}'; there are: {string.Join(", ", All.Select(profile => profile.Name))}.");
}
