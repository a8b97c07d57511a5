using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>Reads the lines of a run file, each strictly and apart from the others: on all cores where there are many.</summary>
internal sealed class RunLines
{
    /// <summary>Fewer are read within a tenth of a second.</summary>
    private const long ManyBytes = 4 * 1024 * 1024;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    private readonly RepeatedParts _parts = new();
    private readonly RepeatedValues _values = new();
    private readonly string _path;
    private readonly bool _isOld;

    private RunLines(string path, bool isOld)
    {
        (_path, _isOld) = (path, isOld);
    }

    /// <param name="stream">UTF-8; a last line without an end is passed over.</param>
    /// <param name="path">Only to name the place of errors.</param>
    /// <returns>In their order.</returns>
    /// <exception cref="RunFileException">The first line that says what no run says; names line and field.</exception>
    public static IReadOnlyList<ReadLine> Read(Stream stream, string path)
    {
        using var blocks = LineBlock.Of(stream).GetEnumerator();
        while (blocks.MoveNext())
        {
            if (blocks.Current.Lines().Select(line => line.Text).FirstOrDefault() is { IsEmpty: false } header)
            {
                var lines = new RunLines(path, VersionOf(path, Encoding.UTF8.GetString(header.Span)) == RunUpgrade.From);
                return lines.Read(blocks, many: !stream.CanSeek || stream.Length >= ManyBytes);
            }
        }

        return [];
    }

    /// <param name="blocks">From the current one on.</param>
    private List<ReadLine> Read(IEnumerator<LineBlock> blocks, bool many)
    {
        List<ReadLine> lines = [];
        foreach (var block in many ? OnAllCores(Rest(blocks)) : Rest(blocks).Select(ReadBlock))
        {
            lines.AddRange(block.Lines);
            if (block.Fault is { } fault)
            {
                throw fault;
            }
        }

        return lines;
    }

    private List<BlockOfLines> OnAllCores(IEnumerable<LineBlock> blocks)
    {
        try
        {
            return [.. Partitioner.Create(blocks, EnumerablePartitionerOptions.NoBuffering).AsParallel().AsOrdered().Select(ReadBlock)];
        }
        catch (AggregateException all) when (all.Flatten().InnerExceptions is [IOException refused, ..])
        {
            throw new IOException(refused.Message, refused);
        }
    }

    private static IEnumerable<LineBlock> Rest(IEnumerator<LineBlock> blocks)
    {
        do
        {
            yield return blocks.Current;
        }
        while (blocks.MoveNext());
    }

    private BlockOfLines ReadBlock(LineBlock block)
    {
        using var done = block;
        List<ReadLine> lines = [];
        try
        {
            foreach (var (number, text) in block.Lines())
            {
                if (Parse(number, text) is { } line)
                {
                    lines.Add(new ReadLine(number, line));
                }
            }

            return new BlockOfLines(lines, null);
        }
        catch (RunFileException fault)
        {
            return new BlockOfLines(lines, fault);
        }
    }

    private RunLine? Parse(int number, ReadOnlyMemory<byte> line)
    {
        try
        {
            // Bytes that are no UTF-8 are read as marks of replacement, as every reader of texts does.
            var json = Utf8.IsValid(line.Span) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span));
            if (!_isOld)
            {
                return PlainLaunch.Read(json.Span, _values) ?? ReadStrictly(json.Span);
            }

            var text = Encoding.UTF8.GetString(json.Span);
            using var document = StrictJson.Parse(text);
            return RunUpgrade.Line(s_json, document.RootElement, text) is { } read ? _parts.Of(read) : null;
        }
        catch (JsonFault wrong)
        {
            throw new RunFileException(wrong.In(_path, number));
        }
    }

    private RunLine ReadStrictly(ReadOnlySpan<byte> json)
    {
        var line = _parts.Of(s_json.Read<RunLine>(json));
        if (line is Launch launch)
        {
            _values.Keep(json, launch);
        }

        return line;
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

    /// <param name="Lines">Those before the fault, where there is one.</param>
    /// <param name="Fault">Of the first line that says what no run says.</param>
    private sealed record BlockOfLines(IReadOnlyList<ReadLine> Lines, RunFileException? Fault);
}

/// <summary>A line of a run file and its number there.</summary>
internal sealed record ReadLine(int Number, RunLine Line);
