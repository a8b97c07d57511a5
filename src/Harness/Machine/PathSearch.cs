namespace GilBench.Machine;

/// <summary>Looks for programs the way a shell does.</summary>
internal static class PathSearch
{
    /// <summary>What pinning and ending workers needs; all of util-linux.</summary>
    public static IReadOnlyList<string> NeededTools { get; } = ["taskset", "setsid"];

    /// <param name="path">The value of PATH; null counts as empty.</param>
    /// <param name="tools">Names of programs.</param>
    /// <returns>Those that no directory of it holds as an executable file, in the order given.</returns>
    public static IReadOnlyList<string> FindMissing(string? path, IEnumerable<string> tools)
    {
        var directories = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. tools.Where(tool => !directories.Any(directory => IsExecutable(Path.Join(directory, tool))))];
    }

    private static bool IsExecutable(string file) => File.Exists(file)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
