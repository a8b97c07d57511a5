using System.Globalization;
using GilBench.History;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Series;

/// <summary>What a trend says, in sentences.</summary>
internal static class TrendFinding
{
    private const int CommitDigits = 10;

    /// <summary>The finding; it ends without a full stop, as titles do.</summary>
    public static string Title(Trend trend)
    {
        var runs = Counted.Of(trend.Values.Count, "run");
        return trend switch
        {
            { HasTooFewRuns: true } => $"{trend.Arm}: {runs}, too few to tell a lasting change "
                + $"({Trend.FewestRuns.ToString(CultureInfo.InvariantCulture)} are needed)",
            { Changes: [] } => $"{trend.Arm}: no lasting change of {Figures.Percent(trend.LeastStep)} or more in {runs}",
            { Changes: [var only] } => $"{trend.Arm}: {Step(trend, only)} since {Since(only)}",
            { Changes: [.., var last] } => $"{trend.Arm}: {Step(trend, last)} since {Since(last)}, the last of "
                + $"{Counted.Of(trend.Changes.Count, "lasting change")}",
        };
    }

    /// <summary>Such as <c>5.2 % slower</c>.</summary>
    public static string Step(Trend trend, TrendChange change)
    {
        var (up, down) = trend switch
        {
            { Unit: HistoryArm.Bytes } => ("more", "less"),
            { Metric: "start-up" } => ("longer", "shorter"),
            _ => ("slower", "faster"),
        };
        return $"{Figures.Percent(Math.Abs(change.Step))} {(change.Step > 0 ? up : down)}";
    }

    /// <summary>From which commit to which.</summary>
    public static string Commits(TrendChange change) => change switch
    {
        { IsOfOneCommit: true } => $"{Short(change.LastBefore.Commit)}, both sides: not the code",
        _ => $"{Short(change.LastBefore.Commit)}..{Short(change.FirstAfter.Commit)}",
    };

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Short(string? commit) => commit is null ? "unknown" : commit[..Math.Min(CommitDigits, commit.Length)];

    /// <summary>What a reader must know of it.</summary>
    public static IReadOnlyList<string> Remarks(Trend trend)
    {
        var remarks = new List<string>();
        var branches = trend.Values.Select(value => value.Run.Branch).Distinct().Count();
        if (trend.IsRelative)
        {
            remarks.Add("Each time is adjusted by the native control of the same run: what slows the whole machine down is no change.");
        }
        else if (trend.WithoutSentinel < trend.Values.Count)
        {
            remarks.Add($"The native control was not measured in {Counted.Of(trend.WithoutSentinel, "run")} of these, so times are as they "
                + "were: a slower machine is a change too.");
        }
        else if (trend.Unit == HistoryArm.Seconds)
        {
            remarks.Add("Times are as they were, not adjusted by the native control: a slower machine is a change too.");
        }

        if (branches > 1)
        {
            remarks.Add($"The runs are of {Counted.Of(branches, "branch", "branches")}; --branch takes those of one.");
        }

        foreach (var change in trend.Changes.Where(change => change.LastBefore.GilbenchVersion != change.FirstAfter.GilbenchVersion))
        {
            remarks.Add($"At {Day(change.FirstAfter.Created)} gilbench itself changed, from {change.LastBefore.GilbenchVersion} to "
                + $"{change.FirstAfter.GilbenchVersion}.");
        }

        return remarks;
    }

    private static string Since(TrendChange change) => change.FirstAfter.Commit is { } commit && !change.IsOfOneCommit
        ? $"{Short(commit)} ({Day(change.FirstAfter.Created)})"
        : Minute(change.FirstAfter.Created);
}
