using System.Text.Json;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>Reads a run: every line strictly, then all of them together. Whatever passes can be analysed, judged and reported.</summary>
internal static class RunReader
{
    /// <summary>A launch is some kilobytes and a long run has thousands.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Fewer are read within a second.</summary>
    private const int ManyLines = 5000;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    /// <summary>A line that a crash left unfinished is passed over.</summary>
    /// <exception cref="RunFileException">Not there, not a run, or a line that says what no run says; names line and field.</exception>
    public static Run Read(string path)
    {
        RefuseUnlessThere(path);
        try
        {
            return Parse(TextFile.Read(path, MostBytes), path);
        }
        catch (TextFileException wrong)
        {
            throw new RunFileException($"The run file {VisibleText.Of(path)} {wrong.Message}.");
        }
    }

    /// <param name="path">Only to name the place of errors.</param>
    /// <exception cref="RunFileException">Not a run, or a line that says what no run says; names line and field.</exception>
    public static Run Parse(string text, string path)
    {
        var complete = CompleteLines(text).ToList();
        var isOld = complete is [var first, ..] && VersionOf(path, first.Text) == RunUpgrade.From;
        var lines = ParseAll(complete, line => Parse(path, line.Number, line.Text, isOld));
        if (lines is not [{ Line: RunHeader header }, ..])
        {
            throw new RunFileException($"The file {VisibleText.Of(path)} is no run: its first line must be the run's header.");
        }

        RunConsistency.Check(header, lines, (line, fault) => new RunFileException(fault.In(path, line)));
        return Assemble(header, lines);
    }

    /// <exception cref="RunFileException">There is nothing, or no regular file.</exception>
    public static void RefuseUnlessThere(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new RunFileException($"There is no run at {VisibleText.Of(path)}; name the folder that 'run' wrote.");
        }

        try
        {
            TextFile.RefuseUnlessRegular(path);
        }
        catch (TextFileException wrong)
        {
            throw new RunFileException($"The run file {VisibleText.Of(path)} {wrong.Message}; name the folder that 'run' wrote.");
        }
    }

    private static Run Assemble(RunHeader header, List<ReadLine> lines)
    {
        T? Last<T>() => lines.Select(line => line.Line).OfType<T>().LastOrDefault();
        IReadOnlyList<T> Of<T>() => [.. lines.Select(line => line.Line).OfType<T>()];
        return new Run(header, Of<Session>(), Of<Calibration>(), Last<ServerCheck>(), Of<Launch>(), Of<BlockEnd>(), Last<RunEnd>())
        {
            Groups = Of<GroupEnd>(),
            Missing = Last<MissingRuntime>(),
            Pilots = Of<Pilot>(),
            Memory = Of<MemoryReading>(),
            Served = Of<ServedLatency>(),
        };
    }

    private static IEnumerable<(int Number, string Text)> CompleteLines(string text)
    {
        var (number, begin) = (1, 0);
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', begin))
        {
            if (!text.AsSpan(begin, end - begin).IsWhiteSpace())
            {
                yield return (number, text[begin..end]);
            }

            (number, begin) = (number + 1, end + 1);
        }
    }

    /// <summary>
    /// On all cores where there are many lines. Where one of those is wrong, they are read in order once more: the first is named.
    /// </summary>
    private static List<ReadLine> ParseAll(List<(int Number, string Text)> lines, Func<(int Number, string Text), RunLine?> parse)
    {
        ReadLine? Read((int Number, string Text) line) => parse(line) is { } read ? new ReadLine(line.Number, read) : null;
        if (lines.Count >= ManyLines)
        {
            try
            {
                return [.. lines.AsParallel().AsOrdered().Select(Read).OfType<ReadLine>()];
            }
            catch (AggregateException)
            {
            }
        }

        return [.. lines.Select(Read).OfType<ReadLine>()];
    }

    private static RunLine? Parse(string path, int number, string line, bool isOld)
    {
        try
        {
            using var document = StrictJson.Parse(line);
            return isOld ? RunUpgrade.Line(s_json, document.RootElement, line) : s_json.Read<RunLine>(document.RootElement, line);
        }
        catch (JsonFault wrong)
        {
            throw new RunFileException(wrong.In(path, number));
        }
    }

    /// <summary>Before anything else is read: what another version wrote has other fields.</summary>
    /// <returns>Null where the line does not tell.</returns>
    private static int? VersionOf(string path, string header)
    {
        try
        {
            using var document = StrictJson.Parse(header);
            if (StrictJson.Member(document.RootElement, "schema") is not { ValueKind: JsonValueKind.Number } schema
                || !schema.TryGetInt32(out var version))
            {
                return null;
            }

            return version is RunHeader.CurrentSchema or RunUpgrade.From
                ? version
                : throw new RunFileException(
                    $"The run {VisibleText.Of(path)} is of schema version {version}; this program reads versions {RunUpgrade.From} and "
                        + $"{RunHeader.CurrentSchema}. Use the release of GilBench that wrote it.");
        }
        catch (JsonFault wrong)
        {
            throw new RunFileException(wrong.In(path, 1));
        }
    }
}

/// <summary>A line of a run file and its number there.</summary>
internal sealed record ReadLine(int Number, RunLine Line);
