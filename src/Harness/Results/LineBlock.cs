namespace GilBench.Results;

/// <summary>Some whole lines of a file, which can be read apart from the others.</summary>
/// <param name="FirstLine">The number of its first line, from 1.</param>
/// <param name="Bytes">Lines of UTF-8, each with its end.</param>
internal sealed record LineBlock(int FirstLine, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Far more than a line has, and small enough for the runtime to forget it soon.</summary>
    private const int UsualBytes = 64 * 1024;

    /// <summary>The blocks of a stream, in order, read as they are asked for; a last line without an end is passed over.</summary>
    public static IEnumerable<LineBlock> Of(Stream stream)
    {
        var (line, rest) = (1, Array.Empty<byte>());
        while (true)
        {
            var bytes = new byte[Math.Max(UsualBytes, 2 * rest.Length)];
            rest.CopyTo(bytes, 0);
            var length = rest.Length + stream.ReadAtLeast(bytes.AsSpan(rest.Length), bytes.Length - rest.Length, throwOnEndOfStream: false);
            if (length == rest.Length)
            {
                yield break;
            }

            var end = bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                yield return new LineBlock(line, bytes.AsMemory(0, end));
                line += bytes.AsSpan(0, end).Count((byte)'\n');
            }

            rest = bytes[end..length];
        }
    }

    /// <summary>Its lines that say anything, without their ends, by their numbers.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<byte> Text)> Lines()
    {
        var (number, rest) = (FirstLine, Bytes);
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

    private static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.IsEmpty || (line[0] != '{' && System.Text.Encoding.UTF8.GetString(line).AsSpan().IsWhiteSpace());
}
