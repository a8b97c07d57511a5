using System.Runtime.InteropServices;

namespace GilBench.Machine;

/// <summary>Whether gilbench can measure on this kind of machine at all.</summary>
internal static class PlatformSupport
{
    /// <summary>Null where it can, else one sentence that says what is missing.</summary>
    public static string? Refusal() =>
        RefusalFor(OperatingSystem.IsLinux() ? "Linux" : RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture);

    /// <param name="system">The operating system's name; <c>Linux</c> is the one that is supported.</param>
    /// <param name="architecture">What this process runs as.</param>
    public static string? RefusalFor(string system, Architecture architecture)
    {
        if (system != "Linux")
        {
            return $"gilbench cannot measure on {system}: pinning workers to cores (taskset) and the meters it reads "
                + "(/proc, /sys, cgroups) exist only on Linux; run it there on x86-64 or arm64.";
        }

        return architecture is Architecture.X64 or Architecture.Arm64
            ? null
            : $"gilbench cannot measure as a {architecture} process: pinning and meters are known to work only on x86-64 and arm64; "
                + "use a .NET SDK of one of these.";
    }
}
