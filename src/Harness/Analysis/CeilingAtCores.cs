namespace GilBench.Analysis;

/// <summary>What the hardware permitted: the native spin on so many cores against itself on one.</summary>
internal sealed record CeilingAtCores(int Cores, string Arm, string BaseArm, Estimate Ratio);
