using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The cores for an arm, or why there are none.</summary>
/// <param name="Cores">Null where refused.</param>
/// <param name="Spare">Allowed CPUs on physical cores that the set leaves alone, for a server; may be empty.</param>
/// <param name="Mix">In what the cores differ.</param>
/// <param name="Refusal">One sentence; null where there are cores.</param>
internal sealed record CoreChoice(CoreSet? Cores, CoreSet Spare, CoreMix Mix, string? Refusal)
{
    public static CoreChoice Refused(string reason) => new(null, CoreSet.Empty, CoreMix.None, reason);
}
