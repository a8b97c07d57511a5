using System.Globalization;

namespace GilBench.Machine;

/// <summary>
/// The one door to <c>/proc</c>, <c>/sys</c> and the few files of <c>/etc</c> that describe the machine. What cannot be read is null:
/// containers and virtual machines leave most of it out, a process may end between two reads, and sysfs answers some reads with an error.
/// </summary>
/// <param name="root">Where the tree begins: <c>/</c>, or a directory that imitates it.</param>
internal sealed class KernelFiles(string root)
{
    public static KernelFiles OfThisMachine { get; } = new("/");

    /// <param name="path">Absolute, as on a real machine.</param>
    public bool Exists(string path) => Path.Exists(Locate(path));

    public string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(Locate(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The text without surrounding white space; null where it is empty too.</summary>
    public string? ReadValue(string path) => ReadText(path)?.Trim() is { Length: > 0 } value ? value : null;

    public long? ReadNumber(string path) =>
        long.TryParse(ReadValue(path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The lines; none where the file cannot be read.</summary>
    public IReadOnlyList<string> ReadLines(string path) => ReadText(path)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>
    /// The fields of a process's <c>stat</c> from the third on: those behind its name, which may hold spaces and parentheses itself.
    /// </summary>
    /// <param name="process">A process id, or <c>self</c>.</param>
    public string[] ReadStatFields(string process)
    {
        var text = ReadText($"/proc/{process}/stat");
        return text?[(text.LastIndexOf(')') + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>The value after <paramref name="name"/> and a colon, white space removed; null where there is no such line.</summary>
    public string? ReadField(string path, string name) => FindField(ReadLines(path), name);

    public static string? FindField(IEnumerable<string> lines, string name) => lines
        .Select(line => line.Split(':', 2))
        .FirstOrDefault(halves => halves.Length == 2 && halves[0].Trim() == name)?[1].Trim();

    /// <summary>Names of the directories in one; none where it cannot be read.</summary>
    public IReadOnlyList<string> ListDirectories(string path)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(Locate(path)).Select(Path.GetFileName).OfType<string>()
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Locate(string path) => Path.Join(root, path);
}
