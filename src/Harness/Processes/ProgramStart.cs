using System.ComponentModel;
using GilBench.Machine;

namespace GilBench.Processes;

/// <summary>A program that should be run is not there.</summary>
internal sealed class CommandNotFoundException(string executable)
    : Exception($"The program '{executable}' was not found; install it or put it on PATH.")
{
    /// <exception cref="CommandNotFoundException">Neither a file of that path nor a program of that name on PATH.</exception>
    public static void ThrowIfMissing(string executable)
    {
        if (ExecutablePath.Find(executable) is null)
        {
            throw new CommandNotFoundException(executable);
        }
    }
}

/// <summary>A program that starts, pins or ends others is not there; the message is the sentence for the user.</summary>
internal sealed class MissingToolException(IReadOnlyList<string> tools)
    : Exception($"{string.Join(" and ", tools)} {(tools.Count == 1 ? "was" : "were")} not found on PATH; "
        + "install util-linux (Debian and Ubuntu: apt-get install util-linux).")
{
    /// <exception cref="MissingToolException">Not all that running and pinning a worker needs is on PATH.</exception>
    public static void ThrowIfAny() => ThrowIfAnyOf(PathSearch.NeededTools);

    public static void ThrowIfAnyOf(IEnumerable<string> tools)
    {
        if (PathSearch.FindMissing(Environment.GetEnvironmentVariable("PATH"), tools) is { Count: > 0 } missing)
        {
            throw new MissingToolException(missing);
        }
    }
}

/// <summary>The system refused to start a process; the message is the sentence for the user.</summary>
internal sealed class ProcessStartException(string executable, Win32Exception refusal)
    : Exception($"'{executable}' could not be started: {Reason(refusal)}.")
{
    private const int OutOfProcesses = 11;
    private const int OutOfMemory = 12;
    private const int OutOfFilesInSystem = 23;
    private const int OutOfFiles = 24;

    /// <summary>By the number of the error (errno(3)); CliWrap puts an exception of its own around the one that has it.</summary>
    private static string Reason(Win32Exception refusal) => (refusal.GetBaseException() as Win32Exception ?? refusal) switch
    {
        { NativeErrorCode: OutOfFiles } =>
            "this session may open too few files; allow more, such as by 'ulimit -n 1024', or raise its hard limit (limits.conf(5))",
        { NativeErrorCode: OutOfFilesInSystem } => "too many files are open on this machine; end what opens them, or raise fs.file-max",
        { NativeErrorCode: OutOfProcesses } => "no more processes may be started; end some, or allow more by 'ulimit -u'",
        { NativeErrorCode: OutOfMemory } => "the machine is out of memory; end what uses it",
        var other => other.Message.TrimEnd('.'),
    };
}

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
