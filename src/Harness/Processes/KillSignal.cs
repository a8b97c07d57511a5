using System.Runtime.InteropServices;

namespace GilBench.Processes;

/// <summary>The signal that no process can ignore, sent by kill(2). Each returns true where there was something to kill.</summary>
internal static partial class KillSignal
{
    private const int Kill9 = 9;

    public static bool ToProcess(int processId) => processId > 1 && Send(processId, Kill9) == 0;

    public static bool ToGroup(int leader) => leader > 1 && Send(-leader, Kill9) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int target, int signal);
}
