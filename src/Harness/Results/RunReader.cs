using System.Text;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>Reads a run: every line strictly, then all of them together. Whatever passes can be analysed, judged and reported.</summary>
internal static class RunReader
{
    /// <summary>A launch is some kilobytes, and a run of ten thousand arms has more than a hundred thousand.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    /// <summary>A line that a crash left unfinished is passed over.</summary>
    /// <exception cref="RunFileException">Not there, not a run, or a line that says what no run says; names line and field.</exception>
    public static Run Read(string path)
    {
        RefuseUnlessThere(path);
        try
        {
            return TextFile.ReadBytes(path, MostBytes, stream => Parse(stream, path));
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
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Parse(stream, path);
    }

    private static Run Parse(Stream stream, string path)
    {
        var lines = RunLines.Read(stream, path);
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

    private static Run Assemble(RunHeader header, IReadOnlyList<ReadLine> lines)
    {
        var byKind = lines.Select(line => line.Line).ToLookup(line => line.GetType());
        IReadOnlyList<T> Of<T>() => [.. byKind[typeof(T)].Cast<T>()];
        T? Last<T>() => Of<T>() is [.., var last] ? last : default;
        return new Run(header, Of<Session>(), Of<Calibration>(), Last<ServerCheck>(), Of<Launch>(), Of<BlockEnd>(), Last<RunEnd>())
        {
            Groups = Of<GroupEnd>(),
            Missing = Last<MissingRuntime>(),
            Pilots = Of<Pilot>(),
            Memory = Of<MemoryReading>(),
            Served = Of<ServedLatency>(),
        };
    }
}
