using System.Text.RegularExpressions;
using GilBench.Processes;

namespace GilBench.Runtimes;

/// <summary>Looks for interpreters where they are usually kept; names are used to look, never to judge.</summary>
internal static partial class CandidateSearch
{
    /// <summary>The source of what the user named.</summary>
    public const string NamedSource = "named";

    private static readonly string[] ExecutableNames = ["python3", "python", "pypy3"];

    /// <summary>Every candidate once, by its real path, in the order of preference of the places.</summary>
    public static IReadOnlyList<Candidate> All(Surroundings surroundings, RuntimeCache cache, IReadOnlyList<string> named) =>
        [.. Named(surroundings, named)
            .Concat(InCache(cache))
            .Concat(InUv(surroundings))
            .Concat(InPyenv(surroundings))
            .Concat(OnPath(surroundings))
            .DistinctBy(candidate =>
                candidate.Source == NamedSource ? RealPath.OfInterpreter(candidate.Path) : RealPath.Of(candidate.Path))];

    public static IEnumerable<Candidate> Named(Surroundings surroundings, IReadOnlyList<string> named) =>
        named.Select(name => new Candidate(
            name.Contains('/') ? Path.GetFullPath(name) : surroundings.FindProgram(name) ?? name, NamedSource));

    public static IEnumerable<Candidate> InCache(RuntimeCache cache) =>
        Installations(cache.Built, "cache").Concat(Installations(cache.FromUv, "cache"));

    public static IEnumerable<Candidate> InUv(Surroundings surroundings) => Installations(surroundings.UvPythons, "uv");

    public static IEnumerable<Candidate> InPyenv(Surroundings surroundings) =>
        Installations(Path.Combine(surroundings.PyenvRoot, "versions"), "pyenv");

    /// <summary>What PATH offers; pyenv's shims stand for what <see cref="InPyenv"/> finds, so their folder is passed over.</summary>
    public static IEnumerable<Candidate> OnPath(Surroundings surroundings)
    {
        var shims = Path.Combine(surroundings.PyenvRoot, "shims");
        return surroundings.SearchFolders
            .Where(folder => folder != shims && Directory.Exists(folder))
            .SelectMany(
                folder => FilesOf(folder).Where(file => InterpreterName().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal))
            .Where(file => ExecutablePath.Find(file) is not null)
            .Select(file => new Candidate(file, "path"));
    }

    /// <summary>The interpreters of a folder that holds one installation per subfolder; hidden ones are unfinished.</summary>
    private static IEnumerable<Candidate> Installations(string folder, string source) =>
        !Directory.Exists(folder)
            ? []
            : Directory.GetDirectories(folder)
                .Where(installation => !Path.GetFileName(installation).StartsWith('.'))
                // uv links a minor version to its newest patch: the folder itself is what is measured.
                .OrderBy(installation => new DirectoryInfo(installation).LinkTarget is null ? 0 : 1)
                .ThenBy(installation => installation, StringComparer.Ordinal)
                .Select(ExecutableOf)
                .OfType<string>()
                .Select(path => new Candidate(path, source));

    private static string? ExecutableOf(string installation) =>
        ExecutableNames.Select(name => ExecutablePath.Find(Path.Combine(installation, "bin", name)))
            .FirstOrDefault(path => path is not null);

    private static string[] FilesOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "py*");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^(python3|python3\.\d+t?|pypy3|pypy3\.\d+)$")]
    private static partial Regex InterpreterName();
}

/// <summary>A file that may be an interpreter; only asking it tells.</summary>
/// <param name="Source">Where it was found: <c>named</c>, <c>cache</c>, <c>uv</c>, <c>pyenv</c> or <c>path</c>.</param>
internal sealed record Candidate(string Path, string Source);
