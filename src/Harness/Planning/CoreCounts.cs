using System.Globalization;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The core counts of a run, as <c>--cores</c> gives them.</summary>
/// <param name="Counts">Ascending, each once; empty where refused.</param>
/// <param name="Refusal">One sentence; null where the counts can be had.</param>
internal sealed record CoreCounts(IReadOnlyList<int> Counts, string? Refusal)
{
    /// <param name="text"><c>1,2,4</c>, or <c>all</c>: powers of two and the most this process may use.</param>
    /// <param name="topology">The machine.</param>
    /// <param name="limits">What of it may be used.</param>
    public static CoreCounts Parse(string text, Topology topology, CpuLimits limits)
    {
        if (text.Trim().Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return Check(AllUpTo(Math.Max(1, limits.CountUsable())), topology, limits);
        }

        var counts = new SortedSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return new CoreCounts([], $"\"{text}\" is no list of core counts; write numbers with commas, such as 1,2,4, or all.");
            }

            counts.Add(count);
        }

        return Check([.. counts], topology, limits);
    }

    /// <summary>How many cores can work at once: SMT siblings share one, and a quota may grant fewer. At least 1.</summary>
    public static int MostAtOnce(Topology topology, CpuLimits limits)
    {
        var allowed = limits.AllowedCpus.ToHashSet();
        var cores = topology.Cpus.Where(cpu => allowed.Contains(cpu.Id)).Select(cpu => cpu.CoreId).Distinct().Count();
        return Math.Max(1, Math.Min(cores, limits.CountUsable()));
    }

    /// <summary>1, 2, 4 … and <paramref name="most"/> itself.</summary>
    public static IReadOnlyList<int> AllUpTo(int most)
    {
        var counts = new List<int>();
        for (var count = 1; count < most; count *= 2)
        {
            counts.Add(count);
        }

        return [.. counts, most];
    }

    private static CoreCounts Check(IReadOnlyList<int> counts, Topology topology, CpuLimits limits) =>
        counts.Select(count => CoreSelection.Refuse(topology, limits, count)).FirstOrDefault(reason => reason is not null) is { } refusal
            ? new CoreCounts([], refusal)
            : new CoreCounts(counts, null);
}
