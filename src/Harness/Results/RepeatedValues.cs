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

    /// <summary>
    /// Looks for bytes and reads no JSON. What it takes for a value is one, because its bytes are those of a value that was read; whether
    /// it stood where a launch has it tells the reading of the rest, which knows each field once and in one place.
    /// </summary>
    /// <param name="line">JSON in UTF-8, or what should be.</param>
    /// <returns>
    /// The launch with null in both places and without its type, and what belongs there; null where one of them is new or not found.
    /// </returns>
    public ShortLine? Shorten(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Beginning)
            || PlaceOf(line, ",\"runtime\":"u8, "},\""u8) is not { } runtimePlace
            || PlaceOf(line, ",\"modules\":"u8, "],\""u8) is not { } modulesPlace
            || !_runtimes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(line[runtimePlace], out var runtime))
        {
            return null;
        }

        IReadOnlyList<string>? modules = null;
        return line[modulesPlace].SequenceEqual(None)
            || _modules.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(line[modulesPlace], out modules)
                ? new ShortLine(Without(line, runtimePlace, modulesPlace), runtime, modules)
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

    private static byte[] Without(ReadOnlySpan<byte> line, Range runtime, Range modules)
    {
        var (first, second) = runtime.Start.Value < modules.Start.Value ? (runtime, modules) : (modules, runtime);
        var before = line[Beginning.Length..first.Start];
        var between = line[first.End..second.Start];
        var behind = line[second.End..];
        var shortened = new byte[1 + before.Length + between.Length + behind.Length + (2 * None.Length)];
        shortened[0] = (byte)'{';
        var rest = shortened.AsSpan(1);
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

    /// <param name="name">With all that stands between it and the value before it, and its own value.</param>
    /// <param name="end">The last byte of the value and what follows it.</param>
    private static Range? PlaceOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, ReadOnlySpan<byte> end)
    {
        if (line.IndexOf(name) is not (>= 0 and var at))
        {
            return null;
        }

        var start = at + name.Length;
        if (line[start..].StartsWith(None))
        {
            return start..(start + None.Length);
        }

        return line[start..].IndexOf(end) is >= 0 and var length ? start..(start + length + 1) : null;
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

/// <summary>A launch without what is known already.</summary>
/// <param name="Json">As a launch by itself is written.</param>
internal sealed record ShortLine(byte[] Json, RuntimeDescription Runtime, IReadOnlyList<string>? Modules)
{
    /// <param name="read">What the short line says.</param>
    public Launch Whole(Launch read) => read with { Runtime = Runtime, Modules = Modules };
}
