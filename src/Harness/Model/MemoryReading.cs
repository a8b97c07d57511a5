namespace GilBench.Model;

/// <summary>
/// The memory of one arm's pool with every worker alive, from a launch of its own: reading it takes time, so no time of that launch counts.
/// </summary>
/// <param name="Outcome">How that launch ended.</param>
/// <param name="Detail">What happened, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
/// <param name="PssBytes">Proportional set size of the worker and its children: pages they share count once; null where the kernel does not tell.</param>
internal sealed record MemoryReading(string Arm, LaunchOutcome Outcome, string? Detail, long? PssBytes) : RunLine;
