using System.Diagnostics.CodeAnalysis;
using GilBench.Model;

namespace GilBench.Runtimes;

/// <summary>What came of asking a candidate: its description, or the reason why it is none.</summary>
internal sealed record ProbeReply(RuntimeDescription? Description, RuntimeCapabilities? Capabilities, string? Reason)
{
    [MemberNotNullWhen(true, nameof(Description))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Answered => Description is not null;

    public static ProbeReply Refused(string reason) => new(null, null, reason);
}
