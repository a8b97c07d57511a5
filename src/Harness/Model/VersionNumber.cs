using System.Globalization;
using System.Text.RegularExpressions;

namespace GilBench.Model;

/// <summary>The numbers at the start of a version: 3.14.0rc2 is 3.14.0 here.</summary>
internal static partial class VersionNumber
{
    public static Version Of(string version)
    {
        var numbers = Numbers().Match(version).Value.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
            .ToList();
        return new Version(numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2));
    }

    /// <summary>Such as <c>3.13</c>.</summary>
    public static string MinorOf(string version) => Of(version).ToString(2);

    [GeneratedRegex(@"^\d{1,6}(\.\d{1,6}){0,2}")]
    private static partial Regex Numbers();
}
