using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How often an arm ended in one way, with what the first such launch said of it.</summary>
internal sealed record FailureCount(LaunchOutcome Outcome, int Count, string? FirstDetail);
