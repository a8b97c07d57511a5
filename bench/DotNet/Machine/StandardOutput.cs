using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GilBench.DotNet.Machine;

/// <summary>Descriptor 1, kept for replies only.</summary>
internal static class StandardOutput
{
    private const int Output = 1;
    private const int Error = 2;
    private const int FirstOwnDescriptor = 3;

    /// <summary>
    /// Duplicates descriptor 1 and points it at standard error from then on, so that nothing printed here or by a child can spoil a reply.
    /// The duplicate is not inherited by children.
    /// </summary>
    public static Stream TakeForReplies()
    {
        var replies = Check(Libc.ControlDescriptor(Output, Libc.DuplicateAndCloseOnExec, FirstOwnDescriptor));
        Check(Libc.DuplicateOnto(Error, Output));
        return new FileStream(new SafeFileHandle(replies, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    private static int Check(int descriptor) => descriptor >= 0
        ? descriptor
        : throw new IOException(string.Create(
            CultureInfo.InvariantCulture, $"Standard output cannot be kept for replies (error {Marshal.GetLastPInvokeError()})."));
}
