namespace GilBench.Machine;

/// <summary>One cgroup line of <c>/proc/self/mountinfo</c>.</summary>
/// <param name="Root">The directory of the hierarchy that is mounted.</param>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Type"><c>cgroup</c> or <c>cgroup2</c>.</param>
/// <param name="Options">Options of the hierarchy: version 1 names its controllers here.</param>
internal sealed record CgroupMount(string Root, string Point, string Type, IReadOnlyList<string> Options)
{
    /// <summary>Null where the line is another file system's.</summary>
    public static CgroupMount? Parse(string line)
    {
        var halves = line.Split(" - ", 2);
        var left = halves[0].Split(' ');
        var right = halves[^1].Split(' ');
        return halves.Length == 2 && left.Length >= 5 && right.Length >= 3 && right[0] is "cgroup" or "cgroup2"
            ? new CgroupMount(Unescape(left[3]), Unescape(left[4]), right[0], right[2].Split(','))
            : null;
    }

    private static string Unescape(string path) => path.Replace(@"\040", " ", StringComparison.Ordinal);
}
