namespace GilBench.DotNet.Workloads;

/// <summary>A wait that has ended: the result of a unit of <c>timer</c>, the same text for all of them.</summary>
/// <param name="Lateness">From the end that was asked for to the one that came; below 0 it came early.</param>
internal sealed record LateWait(TimeSpan Lateness)
{
    public override string ToString() => "waited";
}
