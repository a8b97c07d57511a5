using System.Globalization;
using System.Runtime.InteropServices;

namespace GilBench.DotNet.Machine;

/// <summary>Descriptor 0, kept for commands only.</summary>
internal static class StandardInput
{
    private const int Input = 0;

    /// <summary>
    /// From now on the user's code and its children read nothing from standard input. Whoever reads from <see cref="Console.In"/> already
    /// goes on doing so: .NET reads from a duplicate of the descriptor. Not where it is a terminal, from which .NET reads otherwise.
    /// </summary>
    public static void HideFromUserCode()
    {
        if (!Console.IsInputRedirected)
        {
            return;
        }

        Console.SetIn(TextReader.Null);
        var nothing = Libc.Open("/dev/null", Libc.OnlyRead | Libc.CloseOnExec);
        if (nothing < 0 || Libc.DuplicateOnto(nothing, Input) < 0)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"Standard input cannot be kept for commands (error {Marshal.GetLastPInvokeError()})."));
        }
    }
}
