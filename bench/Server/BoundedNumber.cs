using System.Globalization;

namespace GilBench.Server;

/// <summary>A whole number of the query string and the range it must lie in.</summary>
internal sealed record BoundedNumber(string Name, int Maximum)
{
    /// <summary>Reads the number; false and one sentence where it is missing, repeated, not a number or out of range.</summary>
    public bool TryRead(IQueryCollection query, out int value, out string problem)
    {
        var text = query[Name];
        var isGood = text.Count == 1
            & int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value <= Maximum;
        problem = isGood
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"{Name} must be given once, as a whole number from 0 to {Maximum}, not '{text}'.");
        return isGood;
    }
}
