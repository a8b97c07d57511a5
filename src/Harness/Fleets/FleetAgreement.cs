using GilBench.Model;

namespace GilBench.Fleets;

/// <summary>
/// Whether runs may stand in one report: one of each machine, all of the same tool, measured in the same way, of the same work. Pure.
/// </summary>
internal static class FleetAgreement
{
    /// <summary>Why they may not, with the difference and what to do, in a sentence; null where they may.</summary>
    public static string? Refusal(IReadOnlyList<NamedRun> runs) =>
        runs.Count < 2
            ? "A report of several machines takes the runs of two or more; 'report' takes one."
            : runs.Select(OfItself).Concat(Pairs(runs).Select(pair => OfOneMachine(pair.One, pair.Other)))
                .Concat(runs.Skip(1).Select(other => OfTool(runs[0], other) ?? OfWork(runs[0], other)))
                .FirstOrDefault(refusal => refusal is not null);

    private static IEnumerable<(NamedRun One, NamedRun Other)> Pairs(IReadOnlyList<NamedRun> runs) =>
        from one in runs.Index()
        from other in runs.Skip(one.Index + 1)
        select (one.Item, other);

    private static string? OfItself(NamedRun run) => run.Run.Header.Comparison is null
        ? null
        : $"{PathOf(run)} compares two sides of your code, and its report is the comparison's; leave it out.";

    private static string? OfOneMachine(NamedRun one, NamedRun other)
    {
        var (first, second) = (one.Run.Header, other.Run.Header);
        return first.Machine.Fingerprint != second.Machine.Fingerprint ? null
            : first.Id == second.Id ? $"{PathOf(one)} and {PathOf(other)} are the same run; name it once."
            : $"{PathOf(one)} and {PathOf(other)} are of one machine (fingerprint {VisibleText.Cut(first.Machine.Fingerprint)}), and "
                + "samples of two runs are never pooled; name one of them, or see what changed between them with 'compare'.";
    }

    private static string? OfTool(NamedRun one, NamedRun other)
    {
        var (first, second) = (one.Run.Header, other.Run.Header);
        if (first.GilbenchVersion != second.GilbenchVersion)
        {
            return $"{PathOf(one)} was measured with GilBench {VisibleText.Cut(first.GilbenchVersion)} and {PathOf(other)} with "
                + $"{VisibleText.Cut(second.GilbenchVersion)}; measure both with one version.";
        }

        return MannerOf(first) == MannerOf(second)
            ? null
            : $"{PathOf(one)} was measured {MannerOf(first)} and {PathOf(other)} {MannerOf(second)}; measure both with one version.";
    }

    private static string MannerOf(RunHeader header) => header.Plan.Groups.Count > 0 ? "in rounds" : "one launch after another";

    private static string? OfWork(NamedRun one, NamedRun other)
    {
        var (first, second) = (Measured(one), Measured(other));
        return OnlyIn(one, other, first, second) ?? OnlyIn(other, one, second, first)
            ?? (WorkDifference.Of(WorkloadsOf(one), WorkloadsOf(other)) is { } difference
                ? $"{difference.Subject} is {difference.First} in {PathOf(one)} and {difference.Second} in {PathOf(other)}; measure the "
                    + "same work on both machines."
                : null);
    }

    private static string? OnlyIn(NamedRun having, NamedRun lacking, HashSet<string> has, HashSet<string> had)
    {
        var only = has.Where(id => !had.Contains(id)).Order(StringComparer.Ordinal).Select(id => VisibleText.Cut(id)).ToList();
        return only.Count == 0
            ? null
            : $"{PathOf(having)} has {string.Join(", ", only)}, which {PathOf(lacking)} has not; measure both with the same profile or the "
                + "same --workload.";
    }

    /// <summary>Without controls: where there is no .NET, there is no native control.</summary>
    private static HashSet<string> Measured(NamedRun run) =>
        [.. run.Run.Header.Plan.Arms.Where(arm => !arm.IsControl).Select(arm => arm.Workload)];

    private static Dictionary<string, Workload> WorkloadsOf(NamedRun run) =>
        run.Run.Header.Workloads.ToDictionary(workload => workload.Id);

    private static string PathOf(NamedRun run) => VisibleText.Of(run.Path);
}
