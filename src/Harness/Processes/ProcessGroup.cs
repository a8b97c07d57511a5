using System.Runtime.InteropServices;

namespace GilBench.Processes;

/// <summary>Signals to a whole process group, by kill(2) with a negative number.</summary>
internal static partial class ProcessGroup
{
    private const int Kill9 = 9;

    /// <summary>Kills every process of the group. True where there was one to kill.</summary>
    public static bool Kill(int leader) => leader > 1 && SendSignal(-leader, Kill9) == 0;

    /// <summary>Kills a group that may not be one yet: until <c>setsid</c> has made it, its leader-to-be is all there is to kill.</summary>
    public static bool KillStarting(int leader) => Kill(leader) || KillOne(leader);

    /// <summary>Kills one process.</summary>
    public static bool KillOne(int processId) => processId > 1 && SendSignal(processId, Kill9) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);
}
