using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace GilBench.Results;

/// <summary>Values of one kind by the bytes of JSON that say them. May be used from several threads.</summary>
/// <param name="most">What differs in every line is not worth keeping.</param>
internal sealed class ValuesByBytes<T>(int most = 1000)
{
    private readonly ConcurrentDictionary<byte[], T> _values = new(SameBytes.Comparer);

    private int _count;

    public bool TryGet(ReadOnlySpan<byte> json, [MaybeNullWhen(false)] out T value) =>
        _values.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(json, out value);

    /// <param name="value">Null is not kept.</param>
    public void Keep(ReadOnlySpan<byte> json, T? value)
    {
        // Counted here: the dictionary's own count locks all of it.
        if (value is not null && Volatile.Read(ref _count) < most && _values.TryAdd(json.ToArray(), value))
        {
            Interlocked.Increment(ref _count);
        }
    }
}

/// <summary>Bytes that are looked for where they stand.</summary>
internal sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static SameBytes Comparer { get; } = new();

    public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

    public bool Equals(ReadOnlySpan<byte> bytes, byte[] other) => bytes.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
}
