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
            new("Iterations of a launch", IterationsOf(evidence.Run)),
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

    private static string IterationsOf(Run run)
    {
        var sampling = run.Header.Plan.Sampling;
        var planned = $"{Count(sampling.Iterations)} warm ({Count(sampling.DotNetIterations)} on .NET), after a cold one";
        var decided = run.Pilots.OrderBy(pilot => pilot.Workload).ThenBy(pilot => pilot.ParameterSet).ThenBy(pilot => pilot.Language)
            .Select(pilot => $"{Sizes.Name(pilot.Workload, pilot.ParameterSet)} in {LanguageName.Of(pilot.Language)} {Count(pilot.Iterations)}")
            .ToList();
        return decided.Count == 0
            ? planned
            : $"{planned}; after {Counted.Of(sampling.PilotBlocks, "pilot block")} {string.Join(", ", decided)}";
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
