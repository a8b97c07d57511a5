namespace GilBench.Model;

/// <summary>The CPUs a launch is pinned to, ascending and each once; two sets of the same CPUs are equal.</summary>
internal sealed record CoreSet(IReadOnlyList<int> Cpus)
{
    public static CoreSet Empty { get; } = new([]);

    public IReadOnlyList<int> Cpus { get; } = [.. Cpus.Distinct().Order()];

    public bool Equals(CoreSet? other) => other is not null && Cpus.SequenceEqual(other.Cpus);

    public override int GetHashCode() => Cpus.Aggregate(17, HashCode.Combine);

    /// <summary>As <c>taskset --cpu-list</c> takes it, for example <c>0-3,8</c>.</summary>
    public override string ToString() => CpuList.Format(Cpus);
}
