using System.Globalization;

namespace GilBench.Statistics.Gates;

/// <summary>Names as a sentence has them: the first few, and how many more there are. Tables beside it have them all.</summary>
internal static class SomeNames
{
    private const int Most = 3;

    /// <param name="names">In the order of their weight.</param>
    public static string Of(IReadOnlyList<string> names) => names.Count <= Most + 1
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more");
}
