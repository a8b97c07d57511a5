namespace GilBench.Processes;

/// <summary>
/// Counts the running members of a process group from <c>/proc/*/stat</c> (proc(5): the fifth field is the group). Zombies, ended and
/// waiting for whoever adopted them, do not count.
/// </summary>
internal static class GroupMembers
{
    public static int Count(int leader) =>
        Directory.EnumerateDirectories("/proc").Count(directory =>
            int.TryParse(Path.GetFileName(directory), out _) && GroupOf(directory) == leader);

    private static int? GroupOf(string directory)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(directory, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : int.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
