using System.Collections.Concurrent;
using System.Text.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// Three fifths of a launch's line are its runtime and the modules it loaded, in the same bytes in thousands of lines. They are read
/// strictly where they are met first, and found again by their bytes. Lines may be given to it from several threads.
/// </summary>
internal sealed class RepeatedValues
{
    /// <summary>More than runtimes and their modules; what differs in every line is not worth keeping.</summary>
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<byte[], RuntimeDescription> _runtimes = new(SameBytes.Comparer);
    private readonly ConcurrentDictionary<byte[], IReadOnlyList<string>> _modules = new(SameBytes.Comparer);

    private static ReadOnlySpan<byte> Beginning => "{\"type\":\"launch\","u8;

    private static ReadOnlySpan<byte> None => "null"u8;

    /// <param name="line">JSON in UTF-8, or what should be.</param>
    /// <returns>
    /// The line with null in both places, and what belongs there; null where one of them is new, or missing, or there twice.
    /// </returns>
    public ShortLine? Shorten(ReadOnlySpan<byte> line)
    {
        if (PlacesIn(line) is not { } places
            || !_runtimes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(line[places.Runtime], out var runtime))
        {
            return null;
        }

        IReadOnlyList<string>? modules = null;
        return line[places.Modules].SequenceEqual(None)
            || _modules.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(line[places.Modules], out modules)
                ? new ShortLine(Without(line, places), runtime, modules)
                : null;
    }

    /// <summary>Keeps what the launch that was read from a whole line has.</summary>
    public void Keep(ReadOnlySpan<byte> line, RunLine read)
    {
        if (read is not Launch { Runtime: { } runtime } launch || _runtimes.Count >= MostKept || _modules.Count >= MostKept
            || PlacesIn(line) is not { } places)
        {
            return;
        }

        _runtimes.TryAdd(line[places.Runtime].ToArray(), runtime);
        if (launch.Modules is { } modules)
        {
            _modules.TryAdd(line[places.Modules].ToArray(), modules);
        }
    }

    private static byte[] Without(ReadOnlySpan<byte> line, (Range Runtime, Range Modules) places)
    {
        var (first, second) = places.Runtime.Start.Value < places.Modules.Start.Value
            ? (places.Runtime, places.Modules)
            : (places.Modules, places.Runtime);
        var before = line[..first.Start];
        var between = line[first.End..second.Start];
        var behind = line[second.End..];
        var shortened = new byte[before.Length + between.Length + behind.Length + (2 * None.Length)];
        var rest = shortened.AsSpan();
        Append(before, ref rest);
        Append(None, ref rest);
        Append(between, ref rest);
        Append(None, ref rest);
        Append(behind, ref rest);
        return shortened;
    }

    private static void Append(ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    /// <returns>Null where the line is no launch that has both once.</returns>
    private static (Range Runtime, Range Modules)? PlacesIn(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Beginning))
        {
            return null;
        }

        try
        {
            Range? runtime = null;
            Range? modules = null;
            var reader = new Utf8JsonReader(line);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRuntime = reader.ValueTextEquals("runtime"u8);
                var isModules = reader.ValueTextEquals("modules"u8);
                if ((isRuntime && runtime is not null) || (isModules && modules is not null))
                {
                    return null;
                }

                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                var place = start..(int)reader.BytesConsumed;
                (runtime, modules) = (isRuntime ? place : runtime, isModules ? place : modules);
            }

            return runtime is { } one && modules is { } other ? (one, other) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
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
}

/// <summary>A launch's line without what is known already.</summary>
internal sealed record ShortLine(byte[] Json, RuntimeDescription Runtime, IReadOnlyList<string>? Modules)
{
    /// <param name="read">What the short line says.</param>
    public RunLine Whole(RunLine read) => read is Launch launch ? launch with { Runtime = Runtime, Modules = Modules } : read;
}
