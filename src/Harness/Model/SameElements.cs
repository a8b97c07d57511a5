namespace GilBench.Model;

/// <summary>Lists are the same where their elements are, in their order.</summary>
internal sealed class SameElements<T> : IEqualityComparer<IReadOnlyList<T>>
{
    public static SameElements<T> Comparer { get; } = new();

    public bool Equals(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));

    /// <summary>Few lists differ, and those that do so mostly in their length or at their ends.</summary>
    public int GetHashCode(IReadOnlyList<T> list) =>
        list.Count == 0 ? 0 : HashCode.Combine(list.Count, list[0], list[list.Count / 2], list[^1]);
}

/// <summary>Launches of one arm in the same attempt of a group, on the same cores: one of them counts at most.</summary>
internal sealed class SamePlace : IEqualityComparer<Launch>
{
    public static SamePlace Comparer { get; } = new();

    public bool Equals(Launch? one, Launch? other) =>
        ReferenceEquals(one, other)
        || (one is not null && other is not null
            && (one.Block, one.Group, one.Attempt, one.Arm) == (other.Block, other.Group, other.Attempt, other.Arm)
            && SameElements<int>.Comparer.Equals(one.AffinityAsked, other.AffinityAsked));

    public int GetHashCode(Launch launch) => HashCode.Combine(
        launch.Block, launch.Group, launch.Attempt, launch.Arm, SameElements<int>.Comparer.GetHashCode(launch.AffinityAsked));
}
