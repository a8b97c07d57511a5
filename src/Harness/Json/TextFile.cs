using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using GilBench.Model;

namespace GilBench.Json;

/// <summary>
/// Reads a file that a user named, whatever it is: a device would never end, and a pipe would wait for somebody to write.
/// </summary>
internal static partial class TextFile
{
    private const int CurrentFolder = -100;
    private const uint TypeAlone = 1;
    private const int ModeOffset = 28;
    private const int BytesOfStatx = 256;
    private const int TypeBits = 0xF000;

    /// <param name="most">A file of more bytes is refused unread.</param>
    /// <exception cref="TextFileException">
    /// No regular file, too large, or it may not be read; the message follows the file's name.
    /// </exception>
    public static string Read(string path, long most) => Reading(path, most, stream =>
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    /// <summary>As <see cref="Read"/>, but bytes that are no UTF-8 are refused, instead of read as marks of replacement.</summary>
    /// <param name="most">A file of more bytes is refused unread.</param>
    /// <exception cref="TextFileException">
    /// No regular file, too large, no UTF-8, or it may not be read; the message follows the file's name.
    /// </exception>
    public static string ReadUtf8(string path, long most) => Reading(path, most, stream =>
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var text = bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        return Utf8.IsValid(text)
            ? Encoding.UTF8.GetString(text)
            : throw new TextFileException(FormattableString.Invariant(
                $"is no UTF-8 text (line {LineOfFirstOther(text)} holds other bytes); save it as UTF-8"));
    });

    /// <summary>As <see cref="Read"/>, but as a stream of UTF-8, for what is too much to be held as one text.</summary>
    /// <param name="most">A file of more bytes is refused unread.</param>
    /// <exception cref="TextFileException">
    /// No regular file, too large, or it may not be read; the message follows the file's name.
    /// </exception>
    public static T ReadBytes<T>(string path, long most, Func<Stream, T> read) => Reading(path, most, stream =>
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        reader.Peek();
        var (encoding, start) = (reader.CurrentEncoding, new byte[Encoding.UTF8.Preamble.Length]);
        stream.Position = 0;
        if (encoding is not UTF8Encoding)
        {
            stream.Position = encoding.Preamble.Length;
            using var transcoded = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
            return read(transcoded);
        }

        var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = start.AsSpan(0, count).SequenceEqual(Encoding.UTF8.Preamble) ? count : 0;
        return read(stream);
    });

    /// <summary>No letter of UTF-8 holds the byte of a line's end, so that each line may be looked at alone.</summary>
    private static int LineOfFirstOther(ReadOnlySpan<byte> text)
    {
        var line = 1;
        foreach (var part in text.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(text[part]))
            {
                break;
            }

            line++;
        }

        return line;
    }

    private static T Reading<T>(string path, long most, Func<FileStream, T> read)
    {
        RefuseUnlessRegular(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > most)
            {
                throw new TextFileException(FormattableString.Invariant(
                    $"is too large ({stream.Length / 1024 / 1024} MiB; {most / 1024 / 1024} MiB at most are read)"));
            }

            return read(stream);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TextFileException($"cannot be read: {VisibleText.Of(refused.Message.TrimEnd('.'))}");
        }
    }

    /// <summary>By its type alone, without opening it.</summary>
    /// <exception cref="TextFileException">It is there, but no regular file.</exception>
    public static void RefuseUnlessRegular(string path)
    {
        if (TypeOf(path) is { } type and not "a regular file")
        {
            throw new TextFileException($"is {type}, not a regular file");
        }
    }

    private static string? TypeOf(string path)
    {
        try
        {
            var facts = new byte[BytesOfStatx];
            if (Statx(CurrentFolder, path, 0, TypeAlone, facts) != 0)
            {
                return null;
            }

            return (BitConverter.ToUInt16(facts, ModeOffset) & TypeBits) switch
            {
                0x1000 => "a pipe",
                0x2000 or 0x6000 => "a device",
                0x4000 => "a folder",
                0xC000 => "a socket",
                _ => "a regular file",
            };
        }
        catch (Exception old) when (old is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library without statx(2): what it is shows when it is opened.
            return null;
        }
    }

    /// <summary>statx(2): the same layout on every architecture, unlike stat(2); the mode stands at byte 28.</summary>
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte[] facts);
}

/// <summary>A file cannot be read as text; the message follows the file's name and lacks the full stop.</summary>
internal sealed class TextFileException(string message) : Exception(message);
