using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Wording;

namespace GilBench.Reporting.Page;

/// <summary>The run's card.</summary>
internal static class RunFacts
{
    private const int MostReasons = 4;

    public static IReadOnlyList<Fact> Of(Evidence evidence)
    {
        var (plan, end, blocks) = (evidence.Run.Header.Plan, evidence.Run.End, evidence.Analysis.Blocks);
        return
        [
            new("Profile", plan.Profile),
            new("Arms", Count(plan.Arms.Count)),
            new("Launches", LaunchText.Of(evidence.Analysis.Launches)),
            .. LaunchText.DisturbedBy(evidence.Analysis.Launches) is { } reasons ? new[] { new Fact("Launches disturbed by", reasons) } : [],
            new("Blocks", $"{blocks.Valid} valid, {blocks.Spoiled} spoiled"),
            .. SpoiledBy(evidence.Run),
            new("Seed", plan.Seed.ToString(CultureInfo.InvariantCulture)),
            new("Cores measured", string.Join(", ", plan.CoreSets.OrderBy(set => set.Key).Select(set => $"{set.Key} (CPU {CpuList.Format(set.Value)})"))),
            new("Rounds of a launch", RoundsOf(evidence.Run)),
            new("Budget", plan.Sampling.BudgetSeconds is { } budget ? $"{Minutes(budget)} min" : "none"),
            new("Ended because", end is null ? "it has not ended" : EndWords.Of(end.Reason)),
            new("Wall time", end is null ? Figures.None : $"{Minutes(end.WallSeconds)} min"),
            new("Share in timed regions", end is null ? Figures.None : Figures.Percent(end.TimedShare)),
            new("Server", ServerOf(evidence.Run.Server)),
            .. evidence.Run.Served.Select(ServedOf),
        ];
    }

    private static IEnumerable<Fact> SpoiledBy(Run run)
    {
        var reasons = run.Blocks.Where(block => !block.Valid)
            .GroupBy(block => block.Reason ?? "unknown")
            .OrderByDescending(same => same.Count())
            .Select(same => same.Count() == 1 ? same.Key : $"{same.Key} ({same.Count()} times)")
            .ToList();
        return reasons.Count == 0 ? [] : [new Fact("Spoiled by", string.Join("; ", reasons.Take(MostReasons)) + (reasons.Count > MostReasons ? "; …" : ""))];
    }

    private static string RoundsOf(Run run)
    {
        var plan = run.Header.Plan;
        if (plan.Groups.Count == 0)
        {
            return "none: it was measured one launch after another";
        }

        var planned = Counted.Between(plan.Groups.Min(group => group.Rounds), plan.Groups.Max(group => group.Rounds), "round");
        return run.Pilots.Count == 0
            ? planned
            : $"{planned}; after {Counted.Of(plan.Sampling.PilotBlocks, "pilot block")} {Counted.Between(run.Pilots.Min(pilot => pilot.Rounds), run.Pilots.Max(pilot => pilot.Rounds), "round")}";
    }

    private static string ServerOf(ServerCheck? server) => server switch
    {
        null => "not needed",
        { RequestsPerSecond: { } rate } => $"on CPU {CpuList.Format(server.Cores)}, at most {Figures.PerSecond(rate)} requests",
        _ => $"on CPU {CpuList.Format(server.Cores)}",
    };

    private static Fact ServedOf(ServedLatency served) => new(
        $"Latency of {Figures.Duration(served.AskedSeconds)} as served",
        $"mean {Figures.Duration(served.MeanSeconds)}, half within {Figures.Duration(served.P50Seconds)}, "
            + $"99 % within {Figures.Duration(served.P99Seconds)} ({served.Requests.ToString("N0", CultureInfo.InvariantCulture)} requests)");

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Minutes(double seconds) => Figures.Significant(seconds / 60);
}
