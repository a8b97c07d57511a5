namespace GilBench.Model;

/// <summary>An interpreter that a profile means and that was not found where the run was begun.</summary>
/// <param name="Reason">Why it could not be brought, a sentence; null where nobody tried.</param>
internal sealed record MissingRuntime(RuntimeGap Gap, string? Reason) : RunLine;
