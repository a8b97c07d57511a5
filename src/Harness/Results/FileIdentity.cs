using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace GilBench.Results;

/// <summary>Which file this is, whatever it is called: file system and number (statx(2)).</summary>
/// <param name="IsRegular">Whether it is a file of bytes; a device, a pipe or a folder is none.</param>
internal readonly partial record struct FileIdentity(ulong FileSystem, ulong Number, bool IsRegular)
{
    private const int WorkingDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint AskTypeAndNumber = 0x101;
    private const int TypeBits = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>The file that is open; null where the kernel does not say.</summary>
    public static FileIdentity? Of(SafeFileHandle file) => Read((int)file.DangerousGetHandle(), "", EmptyPath);

    /// <summary>The file at a path, links followed; null where there is none.</summary>
    public static FileIdentity? At(string path) => Read(WorkingDirectory, path, 0);

    private static FileIdentity? Read(int folder, string path, int flags) =>
        AskKernel(folder, path, flags, AskTypeAndNumber, out var answer) == 0
            ? new FileIdentity(
                ((ulong)answer.DeviceMajor << 32) | answer.DeviceMinor, answer.Number, (answer.Mode & TypeBits) == RegularType)
            : null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AskKernel(int folder, string path, int flags, uint asked, out Answer answer);

    /// <summary>The same layout on every architecture; only what is used is named.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}

/// <summary>Says which bytes were executed.</summary>
internal static class FileHash
{
    /// <summary>Lower-case hexadecimal SHA-256 of bytes.</summary>
    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Lower-case hexadecimal SHA-256 of a file; null where it cannot be read.</summary>
    public static string? Sha256(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
