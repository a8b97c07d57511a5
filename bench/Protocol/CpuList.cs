using System.Globalization;

namespace GilBench.Protocol;

/// <summary>The kernel's text for a set of CPUs, <c>0-3,8</c>; <c>taskset --cpu-list</c> takes the same.</summary>
internal static class CpuList
{
    /// <summary>No kernel is built for more CPUs (NR_CPUS is at most 8192); a larger number is not a CPU.</summary>
    private const int LargestCpu = 65_535;

    /// <summary>The CPUs in ascending order; null where the text is missing or is no such list.</summary>
    public static IReadOnlyList<int>? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var cpus = new SortedSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || ParseCpu(ends[0]) is not { } first || ParseCpu(ends[^1]) is not { } last || first > last)
            {
                return null;
            }

            cpus.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return [.. cpus];
    }

    /// <param name="cpus">In any order.</param>
    /// <returns>Neighbours joined to ranges; empty for no CPU.</returns>
    public static string Format(IEnumerable<int> cpus)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var cpu in cpus.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == cpu - 1)
            {
                ranges[^1] = (ranges[^1].First, cpu);
            }
            else
            {
                ranges.Add((cpu, cpu));
            }
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
    }

    private static int? ParseCpu(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cpu) && cpu <= LargestCpu ? cpu : null;
}
