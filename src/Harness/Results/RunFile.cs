using System.Text;
using System.Text.Json;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// The only reader and writer of <c>run.jsonl</c>: append-only JSON lines, each flushed to the disk as it is written, so that whatever ends
/// the harness loses at most the line it was writing.
/// </summary>
internal sealed class RunFile : IDisposable
{
    public const string Name = "run.jsonl";

    /// <summary>How every first line begins; a file without an end of line that begins otherwise is no run that was cut off.</summary>
    private const string HeaderBegin = "{\"type\":\"run\",";

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly RunLock _lock;

    private RunFile(string path, FileStream stream, RunLock held)
    {
        _path = path;
        _stream = stream;
        _lock = held;
    }

    /// <summary>The run file of a run's folder, or the file itself where that is named.</summary>
    public static string PathOf(string runOrFolder) => Directory.Exists(runOrFolder) ? Path.Combine(runOrFolder, Name) : runOrFolder;

    /// <summary>Begins a new run.</summary>
    /// <exception cref="RunFileException">
    /// The folder already holds a run or another's files, another harness is writing there, or it cannot be written.
    /// </exception>
    public static RunFile Create(string folder, RunHeader header)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            Directory.CreateDirectory(folder);
            return Locked(path, $"Another harness is measuring into {folder}; name another folder with --output.", held =>
            {
                RemoveWithoutHeader(folder, path);
                RunFolder.RefuseForeign(folder);
                var file = new RunFile(path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read), held);
                file.Append(header);
                return file;
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException(
                $"The run file {path} cannot be written: {refused.Message.TrimEnd('.')}; name another folder with --output.");
        }
    }

    /// <summary>Opens a run to go on with it; a line that a crash left unfinished is cut off, once it is known to be a run's.</summary>
    /// <exception cref="RunFileException">Not a run, a line that says what no run says, or another harness is working on it.</exception>
    public static RunFile Continue(string folder)
    {
        var path = PathOf(folder);
        RunReader.Read(path);
        try
        {
            return Locked(path, $"The run {path} cannot be continued: another harness is working on it.", held =>
            {
                var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
                stream.SetLength(EndOfLastLine(stream));
                stream.Seek(0, SeekOrigin.End);
                return new RunFile(path, stream, held);
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException($"The run {path} cannot be continued: {refused.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Reads a run; a line that a crash left unfinished is passed over.</summary>
    /// <exception cref="RunFileException">Not there, not a run, or a line that says what no run says; names line and field.</exception>
    public static Run Read(string runOrFolder) => RunReader.Read(PathOf(runOrFolder));

    /// <summary>Writes lines, at one blow, and flushes them to the disk.</summary>
    /// <exception cref="RunLostException">The file is no longer where the run is.</exception>
    public void Append(params IEnumerable<RunLine> lines)
    {
        if (FileIdentity.Of(_stream.SafeFileHandle) != FileIdentity.At(_path))
        {
            throw new RunLostException(_path);
        }

        _stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, RunJson.Options) + "\n"))));
        _stream.Flush(flushToDisk: true);
    }

    /// <summary>Keeps a line in a small file of its own, from run to run. What cannot be written is not kept.</summary>
    public static void Keep(string path, RunLine line)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var partial = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(partial, JsonSerializer.Serialize(line, RunJson.Options));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // It is found anew next time.
        }
    }

    /// <returns>What <see cref="Keep"/> kept; null where there is no such thing.</returns>
    public static TLine? ReadKept<TLine>(string path)
        where TLine : RunLine
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RunLine>(File.ReadAllText(path), RunJson.Options) as TLine : null;
        }
        catch (Exception unreadable) when (
            unreadable is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    /// <summary>Opens the file behind its lock, which is let go of where that fails.</summary>
    private static RunFile Locked(string path, string isTaken, Func<RunLock, RunFile> open)
    {
        var held = RunLock.Take(path) ?? throw new RunFileException(isTaken);
        try
        {
            return open(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A harness that was killed before it had written the header left nothing to lose and nothing to resume.</summary>
    private static void RemoveWithoutHeader(string folder, string path)
    {
        if (!Path.Exists(path))
        {
            return;
        }

        if (!IsHeaderBegun(ReadWhatIsThere(folder, path)))
        {
            throw new RunFileException(
                $"The folder {folder} already holds a run; continue it with 'run --resume {folder}' or name another folder.");
        }

        File.Delete(path);
    }

    private static bool IsHeaderBegun(string text) =>
        !text.Contains('\n')
            && (text.StartsWith(HeaderBegin, StringComparison.Ordinal) || HeaderBegin.StartsWith(text, StringComparison.Ordinal));

    private static string ReadWhatIsThere(string folder, string path)
    {
        try
        {
            return TextFile.Read(path, RunReader.MostBytes);
        }
        catch (TextFileException wrong)
        {
            throw new RunFileException($"The folder {folder} holds a {Name} that {wrong.Message}; name another folder with --output.");
        }
    }

    private static long EndOfLastLine(FileStream stream)
    {
        for (var position = stream.Length; position > 0; position--)
        {
            stream.Seek(position - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
            {
                return position;
            }
        }

        return 0;
    }
}
