using System.Globalization;

namespace GilBench.Model;

/// <summary>Numbers of things as a sentence has them: <c>1 block</c>, <c>6 blocks</c>, <c>6 to 12 blocks</c>.</summary>
internal static class Counted
{
    /// <param name="many">What several are called; null is <paramref name="one"/> with an s.</param>
    public static string Of(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A range, or the one number where both are equal.</summary>
    public static string Between(int fewest, int most, string one, string? many = null) =>
        fewest == most ? Of(most, one, many) : string.Create(CultureInfo.InvariantCulture, $"{fewest} to {Of(most, one, many)}");
}
