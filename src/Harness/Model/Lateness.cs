namespace GilBench.Model;

/// <summary>By how much the waits of an iteration ended late, in seconds; below 0 they ended early.</summary>
internal sealed record Lateness(double P50, double P99);
