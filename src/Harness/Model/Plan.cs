namespace GilBench.Model;

/// <summary>What will be measured: in every block each group once, whose arms take turns in orders shuffled from the seed.</summary>
/// <param name="Profile">The profile the user named, or <c>custom</c>.</param>
/// <param name="Seed">Seeds every order.</param>
/// <param name="Groups">Which arms are compared with each other; empty in runs that were measured one launch after another.</param>
/// <param name="CoreSets">The cores of each core count.</param>
/// <param name="ServerCores">Where the loopback server runs: cores that are not measured where there are any.</param>
/// <param name="MemoryArms">Ids of the arms whose memory is read, in launches of their own before the blocks.</param>
internal sealed record Plan(
    string Profile,
    ulong Seed,
    Sampling Sampling,
    IReadOnlyList<Arm> Arms,
    IReadOnlyList<ArmGroup> Groups,
    IReadOnlyList<OmittedArm> Omitted,
    IReadOnlyDictionary<int, IReadOnlyList<int>> CoreSets,
    IReadOnlyList<int> ServerCores,
    IReadOnlyList<string> MemoryArms,
    double EstimateSeconds);
