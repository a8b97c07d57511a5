using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How often an arm ended in one way, with the first launch's word about it.</summary>
internal sealed record FailureCount(LaunchOutcome Outcome, int Count, string? FirstDetail);
