using System.Runtime.InteropServices;
using GilBench.Machine;

namespace GilBench.Processes;

/// <summary>
/// A command's process and all that came of it: its process group, and whatever left the group (by <c>setsid</c>, say) but still carries
/// the command's mark in its environment.
/// </summary>
internal sealed class ProcessFamily(int leader, string mark)
{
    /// <summary>The environment variable that carries the mark.</summary>
    public const string MarkVariable = "GILBENCH_COMMAND";

    private static readonly ProcessScan Scan = new(KernelFiles.OfThisMachine);

    /// <summary>Those that are alive; zombies are not.</summary>
    public IReadOnlyList<int> Members() => [.. Scan.InGroup(leader).Union(Scan.WithEnvironment(MarkVariable, mark))];

    /// <summary>Kills the group at one blow. Until <c>setsid</c> has made the group, its leader-to-be is all there is to kill.</summary>
    public void KillGroup()
    {
        if (!KillSignal.ToGroup(leader))
        {
            KillSignal.ToProcess(leader);
        }
    }

    /// <summary>Kills all members and waits, a second at most, until none runs: a killed process ends soon, not at once.</summary>
    /// <returns>How many were running before.</returns>
    public async Task<int> EndAsync()
    {
        var members = Members();
        var running = members.Count;
        for (var tries = 0; tries < 100 && members.Count > 0; tries++)
        {
            foreach (var member in members)
            {
                KillSignal.ToProcess(member);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
            members = Members();
        }

        return running;
    }
}

/// <summary>The signal that no process can ignore, sent by kill(2). Each returns true where there was something to kill.</summary>
internal static partial class KillSignal
{
    private const int Kill9 = 9;

    public static bool ToProcess(int processId) => processId > 1 && Send(processId, Kill9) == 0;

    public static bool ToGroup(int leader) => leader > 1 && Send(-leader, Kill9) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int target, int signal);
}
