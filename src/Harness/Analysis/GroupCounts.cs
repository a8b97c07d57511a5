using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How often groups were measured, each once for every block; none in runs that were measured one launch after another.</summary>
/// <param name="Spoiled">Attempts that the environment spoiled, so that the group was run again.</param>
/// <param name="Reasons">What spoiled how many, the most frequent first.</param>
internal sealed record GroupCounts(int Valid, int Spoiled, IReadOnlyList<(string Reason, int Groups)> Reasons)
{
    public static GroupCounts Of(Run run) => new(
        run.Groups.Count(end => end.Valid),
        run.Groups.Count(end => !end.Valid),
        [
            .. run.Groups.Where(end => !end.Valid)
                .CountBy(end => end.Reason ?? "unknown")
                .Select(same => (same.Key, same.Value))
                .OrderByDescending(same => same.Value).ThenBy(same => same.Key, StringComparer.Ordinal),
        ]);
}
