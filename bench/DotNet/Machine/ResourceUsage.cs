using System.Runtime.InteropServices;

namespace GilBench.DotNet.Machine;

/// <summary><c>struct rusage</c> of 64-bit Linux (getrusage(2)).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ResourceUsage
{
    public readonly long UserSeconds;
    public readonly long UserMicroseconds;
    public readonly long SystemSeconds;
    public readonly long SystemMicroseconds;
    private readonly long _maximumResidentSet;
    private readonly long _sharedText;
    private readonly long _unsharedData;
    private readonly long _unsharedStack;
    public readonly long MinorFaults;
    public readonly long MajorFaults;
    private readonly long _swaps;
    private readonly long _blocksIn;
    private readonly long _blocksOut;
    private readonly long _messagesSent;
    private readonly long _messagesReceived;
    private readonly long _signals;
    public readonly long VoluntarySwitches;
    public readonly long InvoluntarySwitches;
}
