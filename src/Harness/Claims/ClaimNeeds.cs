namespace GilBench.Claims;

/// <summary>What must be there for a claim to be judged.</summary>
/// <param name="Cores">At least so many.</param>
/// <param name="Runtimes">Kinds of runtime of which each must have been measured; null asks for none beside the one judged.</param>
internal sealed record ClaimNeeds(int Cores = 1, IReadOnlyList<RuntimeKind>? Runtimes = null);
