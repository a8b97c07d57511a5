using System.Text;
using GilBench.Results;

namespace GilBench.Reporting;

/// <summary>
/// Which files of a folder an earlier report wrote, and which are somebody else's: a list of names and SHA-256 hashes beside the page, in
/// the form of <c>sha256sum</c>. A file that was changed since is somebody else's too.
/// </summary>
internal sealed class ReportManifest
{
    private const string Begin = "# Files that 'gilbench report' wrote here and may replace; checked by: sha256sum --check "
        + "" + RunFolder.Manifest;
    private const string Separator = "  ";
    public const string PartialEnding = ".gilbench-partial";

    private readonly string _folder;
    private readonly HashSet<string> _lines;

    private ReportManifest(string folder, HashSet<string> lines)
    {
        _folder = folder;
        _lines = lines;
    }

    /// <summary>Reads what an earlier report left; nothing where there was none.</summary>
    /// <exception cref="ReportException">A place of the report holds a file that no report wrote.</exception>
    public static ReportManifest Of(string folder)
    {
        var path = Path.Combine(folder, RunFolder.Manifest);
        var text = FileIdentity.At(path) is { IsRegular: true } ? File.ReadAllLines(path) : [];
        var manifest = new ReportManifest(folder, text is [Begin, .. var lines] ? [.. lines] : []);
        if (Path.Exists(path) && text is not [Begin, ..])
        {
            throw Foreign(folder, RunFolder.Manifest);
        }

        return manifest.PlacesTaken().FirstOrDefault(name => !manifest.Wrote(name)) is { } foreign
            ? throw Foreign(folder, foreign)
            : manifest;
    }

    /// <summary>
    /// Writes a report's files in place of the earlier one's. Whatever ends it in between, every file there is one that the list knows.
    /// </summary>
    /// <param name="files">Names within the folder → content.</param>
    public void Replace(IReadOnlyDictionary<string, byte[]> files)
    {
        Directory.CreateDirectory(_folder);
        var next = files.AsParallel().AsOrdered().Select(file => LineOf(FileHash.Of(file.Value), file.Key)).ToList();
        Write(RunFolder.Manifest, ListOf(_lines.Union(next)));
        foreach (var old in PlacesTaken().Where(name => !files.ContainsKey(name)).ToList())
        {
            File.Delete(Path.Combine(_folder, old));
        }

        Directory.CreateDirectory(Path.Combine(_folder, RunFolder.Charts));
        foreach (var (name, content) in files)
        {
            Write(name, content);
        }

        Write(RunFolder.Manifest, ListOf(next));
    }

    /// <summary>Adds a file to the report that lies there.</summary>
    /// <param name="name">Within the folder.</param>
    public void Add(string name, byte[] content)
    {
        var line = LineOf(FileHash.Of(content), name);
        Write(RunFolder.Manifest, ListOf(_lines.Append(line)));
        Write(name, content);
        Write(RunFolder.Manifest, ListOf(_lines.Where(other => !other.EndsWith(Separator + name, StringComparison.Ordinal)).Append(line)));
    }

    /// <exception cref="ReportException">There is such a file, and no report wrote it.</exception>
    public void RefuseForeign(string name)
    {
        if (Path.Exists(Path.Combine(_folder, name)) && !Wrote(name))
        {
            throw Foreign(_folder, name);
        }
    }

    private static ReportException Foreign(string folder, string name) => new(
        $"The folder {folder} holds {name}, which no report wrote or which was changed since; name another folder with --output, or move "
            + "that file away.");

    private static string LineOf(string hash, string name) => hash + Separator + name;

    private static byte[] ListOf(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', [Begin, .. lines, ""]));

    private bool Wrote(string name) =>
        FileIdentity.At(Path.Combine(_folder, name)) is { IsRegular: true }
        && FileHash.Sha256(Path.Combine(_folder, name)) is { } hash
        && _lines.Contains(LineOf(hash, name));

    /// <summary>
    /// What there is at the places where a report's files lie; somebody else's PDF is in the way only of whoever asks for one.
    /// </summary>
    private IEnumerable<string> PlacesTaken()
    {
        var charts = Path.Combine(_folder, RunFolder.Charts);
        var drawn = Directory.Exists(charts)
            ? Directory.EnumerateFileSystemEntries(charts).Select(path => $"{RunFolder.Charts}/{Path.GetFileName(path)}")
                .Where(name => !IsPartial(name))
            : Path.Exists(charts) ? [RunFolder.Charts] : [];
        return new[] { RunFolder.Page, RunFolder.Markdown }.Where(name => Path.Exists(Path.Combine(_folder, name)))
            .Concat(Wrote(RunFolder.Pdf) ? [RunFolder.Pdf] : [])
            .Concat(drawn);
    }

    /// <summary>Under another name first: a file is the earlier one or the new one, never half of it.</summary>
    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path + PartialEnding, content);
        File.Move(path + PartialEnding, path, overwrite: true);
    }

    private static bool IsPartial(string name) => name.EndsWith(PartialEnding, StringComparison.Ordinal);
}
