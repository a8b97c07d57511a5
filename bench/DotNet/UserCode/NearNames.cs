namespace GilBench.DotNet.UserCode;

/// <summary>Names that may have been meant by one that does not exist.</summary>
internal static class NearNames
{
    private const int MostNear = 3;
    private const int MostListed = 5;

    /// <returns>The end of a sentence that says what there is: near names where there are some, else the first ones.</returns>
    public static string Of(string asked, IEnumerable<string> there)
    {
        var names = there.Distinct().Order(StringComparer.Ordinal).ToList();
        var near = names
            .Select(name => (Name: name, Distance: Distance(asked, name)))
            .Where(one => one.Distance <= Math.Max(1, LastPart(asked).Length / 3))
            .OrderBy(one => one.Distance)
            .Take(MostNear)
            .Select(one => one.Name)
            .ToList();
        return (near.Count, names.Count) switch
        {
            (_, 0) => "it has none",
            ( > 0, _) => $"near it {(near.Count == 1 ? "is" : "are")} {string.Join(", ", near)}",
            (_, <= MostListed) => $"it has {string.Join(", ", names)}",
            _ => $"it has {names.Count}, such as {string.Join(", ", names.Take(MostListed))}",
        };
    }

    /// <summary>A name may be wrong by a few letters, or lack its namespace.</summary>
    private static int Distance(string asked, string name) =>
        Math.Min(EditsIgnoringCase(asked, name), 1 + EditsIgnoringCase(LastPart(asked), LastPart(name)));

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static int EditsIgnoringCase(string one, string other) => Edits(one.ToUpperInvariant(), other.ToUpperInvariant());

    /// <summary>Levenshtein's distance: letters to insert, to remove or to change.</summary>
    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var changed = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[^1];
    }
}
