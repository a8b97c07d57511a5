using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The run's card.</summary>
internal static class RunFacts
{
    private const int MostReasons = 4;

    private const int MostCoreCounts = 12;

    public static IReadOnlyList<Fact> Of(Evidence evidence)
    {
        var (plan, end, analysis) = (evidence.Run.Header.Plan, evidence.Run.End, evidence.Analysis);
        return
        [
            new("Profile", plan.Profile),
            new("Arms", Columns.Count(plan.Arms.Count)),
            new("Launches", LaunchText.Of(analysis.Launches, analysis.InRounds)),
            .. Known("Launches disturbed by", LaunchText.DisturbedBy(analysis.Launches)),
            new("Blocks", $"{analysis.Blocks.Valid} valid, {analysis.Blocks.Spoiled} spoiled"),
            .. Known("Blocks spoiled by", Listed(analysis.Blocks.Reasons)),
            .. analysis.InRounds ? OfRounds(plan, analysis) : [],
            new("Seed", plan.Seed.ToString(CultureInfo.InvariantCulture)),
            new("Cores measured", CoresOf(plan)),
            new("Rounds of a launch", RoundsOf(evidence.Run)),
            new("Budget", plan.Sampling.BudgetSeconds is { } budget ? $"{Minutes(budget)} min" : "none"),
            new("Ended because", end is null ? "it has not ended" : EndWords.Of(end.Reason)),
            new("Wall time", end is null ? Figures.None : $"{Minutes(end.WallSeconds)} min"),
            new("Share in timed regions", end is null ? Figures.None : Figures.Percent(end.TimedShare)),
            new("Server", ServerOf(evidence.Run.Server)),
            .. evidence.Run.Served.Select(ServedOf),
        ];
    }

    private static IEnumerable<Fact> OfRounds(Plan plan, RunAnalysis analysis) =>
    [
        new("Groups", $"{Columns.Count(plan.Groups.Count)} of {Between(plan.Groups.Select(group => group.Arms.Count), "arm")}"),
        new("Groups measured", RoundText.Of(analysis.Groups)),
        .. Known("Groups spoiled by", Listed(analysis.Groups.Reasons.Select(reason => KeyValuePair.Create(reason.Reason, reason.Groups)))),
        new("Rounds", RoundText.Of(analysis.Rounds)),
        .. Known("Rounds disturbed by", RoundText.DisturbedBy(analysis.Rounds)),
    ];

    private static IEnumerable<Fact> Known(string label, string? value) => value is null ? [] : [new Fact(label, value)];

    private static string? Listed(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var reasons = counts.OrderByDescending(same => same.Value)
            .Select(same => same.Value == 1 ? same.Key : $"{same.Key} ({same.Value} times)")
            .ToList();
        return reasons.Count == 0 ? null : string.Join("; ", reasons.Take(MostReasons)) + (reasons.Count > MostReasons ? "; …" : "");
    }

    private static string RoundsOf(Run run)
    {
        var plan = run.Header.Plan;
        if (plan.Groups.Count == 0)
        {
            return "none: it was measured one launch after another";
        }

        var planned = Between(plan.Groups.Select(group => group.Rounds), "round");
        return run.Pilots.Count == 0
            ? planned
            : $"{planned}; after {Counted.Of(plan.Sampling.PilotBlocks, "pilot block")} "
                + $"{Between(run.Pilots.Select(pilot => pilot.Rounds), "round")}";
    }

    private static string ServerOf(ServerCheck? server) => server switch
    {
        null => "not needed",
        { RequestsPerSecond: { } rate } => $"{PlaceOf(server)}, at most {Figures.PerSecond(rate)} requests"
            + (server.CpuSecondsPerRequest is { } cpu ? $", each {Figures.Duration(cpu)} of its own CPU time" : ""),
        _ => PlaceOf(server),
    };

    private static string PlaceOf(ServerCheck server) => server.SharesMeasuredCores
        ? "on the measured cores"
        : $"on CPU {CpuList.Format(server.Cores)}";

    private static Fact ServedOf(ServedLatency served) => new(
        $"Latency of {Figures.Duration(served.AskedSeconds)} as served",
        $"mean {Figures.Duration(served.MeanSeconds)}, half within {Figures.Duration(served.P50Seconds)}, "
            + $"99 % within {Figures.Duration(served.P99Seconds)} "
            + $"({served.Requests.ToString("N0", CultureInfo.InvariantCulture)} requests)");

    /// <summary>Of very many core counts the CPUs of the largest alone are told.</summary>
    private static string CoresOf(Plan plan)
    {
        var sets = plan.CoreSets.OrderBy(set => set.Key).ToList();
        return sets.Count <= MostCoreCounts
            ? string.Join(", ", sets.Select(CoresOf))
            : $"{CpuList.Format([.. sets.SkipLast(1).Select(set => set.Key)])}, {CoresOf(sets[^1])}";
    }

    private static string CoresOf(KeyValuePair<int, IReadOnlyList<int>> set) => $"{set.Key} (CPU {CpuList.Format(set.Value)})";

    private static string Between(IEnumerable<int> counts, string what)
    {
        var all = counts.ToList();
        return Counted.Between(all.Min(), all.Max(), what);
    }

    private static string Minutes(double seconds) => Figures.Significant(seconds / 60);
}
