using System.IO.Enumeration;

namespace GilBench.Model;

/// <summary>Names by <c>*</c> and <c>?</c>.</summary>
internal static class Glob
{
    public static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false);

    /// <summary>Whether any of the globs matches the name.</summary>
    public static bool Matches(IReadOnlyList<string> globs, string name) => globs.Any(glob => Matches(glob, name));
}
