namespace GilBench.Model;

/// <summary>A pair of workload and model that does not go together, or cannot be had here, with the reason a reader sees.</summary>
internal sealed record OmittedArm(string Workload, string Model, string Runtime, string Reason);
