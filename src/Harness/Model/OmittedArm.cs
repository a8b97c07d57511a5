namespace GilBench.Model;

/// <summary>A pair that makes no sense or cannot be had here, with the reason a reader sees.</summary>
internal sealed record OmittedArm(string Workload, string Model, string Runtime, string Reason);
