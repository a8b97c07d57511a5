using System.Text;
using System.Text.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// The only reader and writer of <c>run.jsonl</c>: append-only JSON lines, each flushed to the disk as it is written, so that whatever ends
/// the harness loses at most the line it was writing.
/// </summary>
internal sealed class RunFile : IDisposable
{
    public const string Name = "run.jsonl";

    private readonly FileStream _stream;
    private readonly FileStream _lock;

    private RunFile(FileStream stream, FileStream held)
    {
        _stream = stream;
        _lock = held;
    }

    /// <summary>The run file of a run's folder, or the file itself where that is named.</summary>
    public static string PathOf(string runOrFolder) => Directory.Exists(runOrFolder) ? Path.Combine(runOrFolder, Name) : runOrFolder;

    /// <summary>Begins a new run.</summary>
    /// <exception cref="RunFileException">The folder already holds a run, or cannot be written.</exception>
    public static RunFile Create(string folder, RunHeader header)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            Directory.CreateDirectory(folder);
            RemoveWithoutHeader(path);
            var file = new RunFile(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read), Lock(path));
            file.Append(header);
            return file;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException(
                File.Exists(path)
                    ? $"The folder {folder} already holds a run; continue it with 'run --resume {folder}' or name another folder."
                    : $"The run file {path} cannot be written: {refused.Message.TrimEnd('.')}; name another folder with --output.");
        }
    }

    /// <summary>Opens a run to go on with it; a line that a crash left unfinished is cut off.</summary>
    /// <exception cref="RunFileException">Not a run, or another harness is working on it.</exception>
    public static RunFile Continue(string folder)
    {
        var path = PathOf(folder);
        RunReader.RefuseUnlessThere(path);
        FileStream? held = null;
        try
        {
            held = Lock(path);
            var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            stream.SetLength(EndOfLastLine(stream));
            stream.Seek(0, SeekOrigin.End);
            return new RunFile(stream, held);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            var reason = held is null && refused is IOException ? "another harness is working on it" : refused.Message.TrimEnd('.');
            held?.Dispose();
            throw new RunFileException($"The run {path} cannot be continued: {reason}.");
        }
    }

    /// <summary>Reads a run; a line that a crash left unfinished is passed over.</summary>
    /// <exception cref="RunFileException">Not there, not a run, or a line that says what no run says; names line and field.</exception>
    public static Run Read(string runOrFolder) => RunReader.Read(PathOf(runOrFolder));

    /// <summary>Writes one line and flushes it to the disk.</summary>
    public void Append(RunLine line)
    {
        _stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, RunJson.Options) + "\n"));
        _stream.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    /// <summary>Beside the run, because .NET on Linux locks a file against a second writer only where no reader may share it.</summary>
    private static FileStream Lock(string path) => new(
        path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    /// <summary>A harness that was killed before it had written the header left nothing to lose and nothing to resume.</summary>
    private static void RemoveWithoutHeader(string path)
    {
        if (File.Exists(path) && !ReadShared(path).Contains('\n'))
        {
            File.Delete(path);
        }
    }

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
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
