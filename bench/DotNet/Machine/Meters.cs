using System.Globalization;
using System.Runtime.InteropServices;

namespace GilBench.DotNet.Machine;

/// <summary>What the process has used so far, or between two readings.</summary>
/// <param name="SystemSeconds">How much of the CPU time the kernel used.</param>
internal readonly record struct Meters(
    double CpuSeconds, double SystemSeconds, long VoluntarySwitches, long InvoluntarySwitches, long MinorFaults, long MajorFaults)
{
    public static Meters Read()
    {
        if (Libc.GetResourceUsage(Libc.ThisProcess, out var usage) != 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"getrusage failed with error {Marshal.GetLastPInvokeError()}."));
        }

        var system = (usage.SystemSeconds * 1_000_000) + usage.SystemMicroseconds;
        var user = (usage.UserSeconds * 1_000_000) + usage.UserMicroseconds;
        return new Meters(
            (user + system) / 1e6, system / 1e6, usage.VoluntarySwitches, usage.InvoluntarySwitches, usage.MinorFaults, usage.MajorFaults);
    }

    public static Meters operator -(Meters after, Meters before) => new(
        after.CpuSeconds - before.CpuSeconds,
        after.SystemSeconds - before.SystemSeconds,
        after.VoluntarySwitches - before.VoluntarySwitches,
        after.InvoluntarySwitches - before.InvoluntarySwitches,
        after.MinorFaults - before.MinorFaults,
        after.MajorFaults - before.MajorFaults);
}
