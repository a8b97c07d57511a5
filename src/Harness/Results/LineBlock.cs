using System.Buffers;

namespace GilBench.Results;

/// <summary>
/// Some whole lines of a file, which can be read apart from the others. Disposed of once they are read: its memory is another block's then.
/// </summary>
internal sealed class LineBlock : IDisposable
{
    /// <summary>Far more than a line has, and so little that it is still in a core's cache when it is read.</summary>
    private const int UsualBytes = 64 * 1024;

    private readonly int _firstLine;
    private readonly byte[] _rented;
    private readonly int _length;

    /// <param name="firstLine">The number of its first line, from 1.</param>
    /// <param name="rented">Lines of UTF-8, each with its end.</param>
    /// <param name="length">How many of the bytes are lines.</param>
    private LineBlock(int firstLine, byte[] rented, int length)
    {
        (_firstLine, _rented, _length) = (firstLine, rented, length);
    }

    /// <summary>The blocks of a stream, in order, read as they are asked for; a last line without an end is passed over.</summary>
    public static IEnumerable<LineBlock> Of(Stream stream)
    {
        var (line, rest) = (1, Array.Empty<byte>());
        while (true)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(UsualBytes, 2 * rest.Length));
            rest.CopyTo(bytes, 0);
            var length = rest.Length + stream.ReadAtLeast(bytes.AsSpan(rest.Length), bytes.Length - rest.Length, throwOnEndOfStream: false);
            if (length == rest.Length)
            {
                ArrayPool<byte>.Shared.Return(bytes);
                yield break;
            }

            var end = bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            rest = bytes[end..length];
            if (end > 0)
            {
                var count = bytes.AsSpan(0, end).Count((byte)'\n');
                yield return new LineBlock(line, bytes, end);
                line += count;
            }
            else
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    /// <summary>Its lines that say anything, without their ends, by their numbers.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<byte> Text)> Lines()
    {
        var (number, rest) = (_firstLine, new ReadOnlyMemory<byte>(_rented, 0, _length));
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (!IsBlank(rest.Span[..end]))
            {
                yield return (number, rest[..end]);
            }

            (number, rest) = (number + 1, rest[(end + 1)..]);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_rented);

    private static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.IsEmpty || (line[0] != '{' && System.Text.Encoding.UTF8.GetString(line).AsSpan().IsWhiteSpace());
}
