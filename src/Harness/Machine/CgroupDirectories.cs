namespace GilBench.Machine;

/// <summary>
/// Where the cgroups of this process are mounted, its own first, then each above it: a quota anywhere on that way counts.
/// Source: cgroups(7), and proc_pid_mountinfo(5) for the mounts.
/// </summary>
internal sealed class CgroupDirectories(KernelFiles files)
{
    /// <summary>Directories of the unified hierarchy (version 2); none where it is not mounted.</summary>
    public IReadOnlyList<string> OfUnified() =>
        Walk(
            FindMount(mount => mount.Type == "cgroup2"),
            FindPath(controllers => controllers.Length == 0));

    /// <summary>Directories of one version 1 controller, <c>cpu</c> for example; none where it is not mounted.</summary>
    public IReadOnlyList<string> OfController(string controller) =>
        Walk(
            FindMount(mount => mount.Type == "cgroup" && mount.Options.Contains(controller)),
            FindPath(controllers => controllers.Split(',').Contains(controller)));

    private static List<string> Walk(CgroupMount? mount, string? path)
    {
        if (mount is null)
        {
            return [];
        }

        var below = RemoveMountRoot(mount.Root, path ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, below.Length + 1)
            .Select(dropped => string.Join('/', [mount.Point.TrimEnd('/'), .. below.SkipLast(dropped)]))];
    }

    /// <summary>
    /// The path under the mount point. A container that shares the host's cgroup namespace sees a mount whose root is its own cgroup;
    /// one that lies outside of the mount (<c>/../…</c>) is seen from the mount point only.
    /// </summary>
    private static string RemoveMountRoot(string root, string path)
    {
        if (path.StartsWith("/..", StringComparison.Ordinal))
        {
            return "";
        }

        if (root == "/")
        {
            return path;
        }

        return path.StartsWith(root + "/", StringComparison.Ordinal) ? path[root.Length..] : "";
    }

    private string? FindPath(Func<string, bool> wanted) => files.ReadLines("/proc/self/cgroup")
        .Select(line => line.Split(':', 3))
        .FirstOrDefault(fields => fields.Length == 3 && wanted(fields[1]))?[2];

    private CgroupMount? FindMount(Func<CgroupMount, bool> wanted) => files.ReadLines("/proc/self/mountinfo")
        .Select(CgroupMount.Parse)
        .FirstOrDefault(mount => mount is not null && wanted(mount));
}

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
