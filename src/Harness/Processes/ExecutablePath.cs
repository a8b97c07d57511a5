namespace GilBench.Processes;

/// <summary>Finds a program as a shell would.</summary>
internal static class ExecutablePath
{
    /// <summary>The full path of an executable file named by path or found on PATH; null where there is none.</summary>
    public static string? Find(string executable)
    {
        if (executable.Contains('/'))
        {
            return IsExecutable(executable) ? Path.GetFullPath(executable) : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, executable)).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
