using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.Intrinsics;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// Opaque pixels as a PNG (W3C, third edition). Skia's own encoder takes 8 s of processor time for the 153 charts of a run of ten thousand
/// arms, .NET's zlib 1 s for files as small; and a PNG is only that and four lengths with checksums.
/// </summary>
internal static class PngFile
{
    private const int BytesOfPixel = 4;
    private const int Channels = 3;
    private const byte BitsOfChannel = 8;
    private const byte TrueColour = 2;

    /// <summary>On charts it takes no longer than the fastest level, and files are a quarter smaller.</summary>
    private static readonly ZLibCompressionOptions s_compression = new() { CompressionLevel = 2 };

    private static readonly Vector128<byte> s_colours =
        Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="rgba">Row by row without gaps: red, green, blue and what is ignored, 8 bits each.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static byte[] Of(ReadOnlySpan<byte> rgba, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write(s_signature);

        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitsOfChannel;
        header[9] = TrueColour;
        WriteChunk(file, "IHDR"u8, header);

        WriteChunk(file, "IDAT"u8, Compressed(rgba, width, height));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Even areas are as small without a filter, and much sooner written.</summary>
    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> rgba, int width, int height)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, s_compression, leaveOpen: true))
        {
            // Each row begins with the number of its filter: 0, none.
            var row = new byte[1 + (width * Channels)];
            for (var y = 0; y < height; y++)
            {
                PackColours(rgba.Slice(y * width * BytesOfPixel, width * BytesOfPixel), row.AsSpan(1));
                zlib.Write(row);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    /// <summary>Leaves out every fourth byte: four pixels at once, as long as what is written beyond them is written over.</summary>
    private static void PackColours(ReadOnlySpan<byte> pixels, Span<byte> colours)
    {
        var (from, to) = (0, 0);
        while (to + Vector128<byte>.Count <= colours.Length)
        {
            Vector128.Shuffle(Vector128.Create(pixels[from..]), s_colours).CopyTo(colours[to..]);
            from += Vector128<byte>.Count;
            to += Vector128<byte>.Count / BytesOfPixel * Channels;
        }

        for (; from < pixels.Length; from += BytesOfPixel, to += Channels)
        {
            pixels.Slice(from, Channels).CopyTo(colours[to..]);
        }
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        var checksum = new Crc32();
        checksum.Append(kind);
        checksum.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
