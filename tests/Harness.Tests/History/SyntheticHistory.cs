using GilBench.History;
using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.History;

/// <summary>Makes runs up as a history keeps them.</summary>
internal static class SyntheticHistory
{
    public const string Machine = "0123456789abcdef";

    public static DateTimeOffset Begin { get; } = new(2026, 1, 2, 3, 4, 5, 123, 456, TimeSpan.Zero);

    /// <param name="number">The day since <see cref="Begin"/>; its id and its commit too.</param>
    /// <param name="seconds">Time per unit of each of its arms.</param>
    public static HistoryRun Run(
        int number, double seconds = 0.005, int arms = 2, string fingerprint = Machine, string? branch = "main") => new()
        {
            Id = $"run-{number}",
            Fingerprint = fingerprint,
            Machine = "Synthetic 9000, 8 CPUs",
            Commit = $"{number:x8}c0ffee",
            Branch = branch,
            Created = Begin.AddDays(number),
            GilbenchVersion = "0.1.0",
            Arms = [.. Enumerable.Range(0, arms).SelectMany(arm => Figures($"work:threads@cpython-3.13:{arm + 1}x{arm + 1}", seconds))],
        };

    /// <summary>One run a day with a noise of 1 %; slower by the step from a run on.</summary>
    public static IEnumerable<HistoryRun> Runs(int count, int change, double step)
    {
        var generator = new SplitMix64(11);
        return Enumerable.Range(0, count)
            .Select(i => Run(i, 0.005 * (i < change ? 1 : 1 + step) * (1 + (0.01 * SimulatedNoise.Gaussian(generator))), arms: 1));
    }

    /// <summary>The same as points of the first arm's time.</summary>
    public static List<HistoryPoint> Points(IEnumerable<HistoryRun> runs) =>
        [.. runs.Select(run => new HistoryPoint(Stored(run), run.Arms[0]))];

    public static StoredRun Stored(HistoryRun run) => new()
    {
        Id = run.Id,
        Fingerprint = run.Fingerprint,
        Machine = run.Machine,
        Commit = run.Commit,
        Branch = run.Branch,
        Created = run.Created,
        GilbenchVersion = run.GilbenchVersion,
        Arms = run.Arms.Select(arm => arm.Arm).Distinct().Count(),
    };

    private static IEnumerable<HistoryArm> Figures(string arm, double seconds) =>
    [
        new HistoryArm
        {
            Arm = arm,
            Metric = "time per unit",
            Unit = HistoryArm.Seconds,
            Value = seconds,
            Low = seconds * 0.98,
            High = seconds * 1.03,
            Blocks = 8,
            LogToSentinel = Math.Log(seconds / 0.0001),
        },
        new HistoryArm
        {
            Arm = arm, Metric = "memory", Unit = HistoryArm.Bytes, Value = 16e6, Low = null, High = null, Blocks = 0, LogToSentinel = null,
        },
    ];
}
