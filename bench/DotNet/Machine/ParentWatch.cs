namespace GilBench.DotNet.Machine;

/// <summary>
/// Ends this process when the harness that started it is gone, however that came about: the harness keeps standard input open while the worker
/// works. The watching thread sleeps in a read and costs the measured ones nothing.
/// </summary>
internal static class ParentWatch
{
    private const int ExitAlone = 3;
    private const string Input = "/proc/self/fd/0";
    private static volatile bool _isArmed;

    /// <summary>From now on ends with the other end of standard input, at once where that is gone already.</summary>
    /// <param name="input">What the request was read from; whatever else comes there is passed over.</param>
    public static void Arm(TextReader input)
    {
        if (!HasOtherEnd(File.ResolveLinkTarget(Input, returnFinalTarget: false)?.Name))
        {
            return;
        }

        _isArmed = true;
        new Thread(() => WaitForEnd(input)) { IsBackground = true, Name = "parent watch" }.Start();
    }

    /// <summary>From now on the end of standard input means nothing: the last reply is about to be sent.</summary>
    public static void Disarm() => _isArmed = false;

    /// <param name="descriptor">What the link of the descriptor names. A terminal or a file has no other end: nobody waits behind it.</param>
    internal static bool HasOtherEnd(string? descriptor) =>
        descriptor is not null
        && (descriptor.StartsWith("pipe:", StringComparison.Ordinal) || descriptor.StartsWith("socket:", StringComparison.Ordinal));

    private static void WaitForEnd(TextReader input)
    {
        while (input.ReadLine() is not null)
        {
        }

        if (_isArmed)
        {
            Console.Error.WriteLine("gilbench: standard input has ended, so nobody waits for this worker's replies; keep it open until the reply 'done'");

            // Not Environment.Exit, which waits for what the process has under way.
            Libc.EndProcess(ExitAlone);
        }
    }
}
