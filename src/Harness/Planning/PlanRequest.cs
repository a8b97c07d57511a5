namespace GilBench.Planning;

/// <summary>What the user asked for.</summary>
/// <param name="CoreCounts">Core counts to measure, ascending.</param>
/// <param name="Budget">Wall time for the whole run; null takes the profile's.</param>
/// <param name="Weak">Adds arms whose work grows with their workers.</param>
/// <param name="MemoryOf">Ids of the arms whose memory is to be read; null: of all but the controls.</param>
internal sealed record PlanRequest(
    Profile Profile, Selection Selection, IReadOnlyList<int> CoreCounts, TimeSpan? Budget, ulong Seed, bool Weak, IReadOnlySet<string>? MemoryOf = null);
