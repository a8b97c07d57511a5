using System.Runtime.InteropServices;

namespace GilBench.DotNet.Machine;

/// <summary>The calls into the C library that .NET does not offer. Linux, 64 bits.</summary>
internal static partial class Libc
{
    public const int DuplicateAndCloseOnExec = 1030;
    public const int OnlyRead = 0;
    public const int CloseOnExec = 0x80000;
    public const int ThisProcess = 0;
    public const int PriorityOfThread = 0;

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    public static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [LibraryImport("libc", EntryPoint = "getpriority", SetLastError = true)]
    public static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int who, int nice);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int ControlDescriptor(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int DuplicateOnto(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void EndProcess(int exitCode);
}
