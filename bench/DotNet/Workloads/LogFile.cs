using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace GilBench.DotNet.Workloads;

/// <summary>A log that is scanned line by line and then copied whole, each scan to a private copy.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly string _path;
    private readonly string _directory;
    private readonly ConcurrentBag<string> _freeCopies = [];
    private int _copies;

    /// <summary>
    /// Writes the log once, under a temporary name that is then renamed, so that launches at the same time cannot see half of it.
    /// </summary>
    public LogFile(string directory, long lines)
    {
        _directory = directory;
        _path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"log-{lines}.txt"));
        if (!File.Exists(_path))
        {
            var temporary = PrivatePath("log");
            File.WriteAllText(temporary, Text(lines));
            File.Move(temporary, _path, overwrite: true);
        }
    }

    public static Unit OpenScan(Surroundings surroundings, long lines)
    {
        var log = new LogFile(surroundings.RequiredDataDirectory, lines);
        return new Unit(() => log.ScanAndCopy(), async () => await log.ScanAndCopyAsync(), log);
    }

    /// <summary>How many lines contain <c> ERROR </c>.</summary>
    public long ScanAndCopy()
    {
        var errors = 0L;
        using (var reader = new StreamReader(_path))
        {
            while (reader.ReadLine() is { } line)
            {
                errors += IsError(line) ? 1 : 0;
            }
        }

        var copy = TakeCopy();
        File.WriteAllBytes(copy, File.ReadAllBytes(_path));
        _freeCopies.Add(copy);
        return errors;
    }

    /// <inheritdoc cref="ScanAndCopy"/>
    public async Task<long> ScanAndCopyAsync()
    {
        var errors = 0L;
        await using (var stream = new FileStream(
            _path, new FileStreamOptions { Options = FileOptions.Asynchronous, Access = FileAccess.Read, Share = FileShare.Read }))
        {
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync() is { } line)
            {
                errors += IsError(line) ? 1 : 0;
            }
        }

        var copy = TakeCopy();
        await File.WriteAllBytesAsync(copy, await File.ReadAllBytesAsync(_path));
        _freeCopies.Add(copy);
        return errors;
    }

    public void Dispose()
    {
        foreach (var copy in _freeCopies)
        {
            File.Delete(copy);
        }
    }

    private static bool IsError(string line) => line.Contains(" ERROR ", StringComparison.Ordinal);

    private string TakeCopy() => _freeCopies.TryTake(out var copy)
        ? copy
        : PrivatePath(string.Create(CultureInfo.InvariantCulture, $"copy-{Interlocked.Increment(ref _copies)}"));

    private string PrivatePath(string stem) =>
        Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"{stem}.{Environment.ProcessId}.tmp"));

    private static string Text(long lines)
    {
        var text = new StringBuilder();
        for (var i = 0L; i < lines; i++)
        {
            var level = i % 10 == 3 ? "ERROR" : "INFO";
            text.Append(CultureInfo.InvariantCulture, $"2026-01-01T00:00:{i % 60:00} {level} request {i}\n");
        }

        return text.ToString();
    }
}
