using System.Globalization;
using System.Xml.Linq;
using GilBench.Reporting.Drawing;

namespace GilBench.Tests.Reporting;

/// <summary>Where the texts of a drawn chart stand.</summary>
internal static class DrawnTexts
{
    /// <summary>Of those that Skia placed glyph by glyph without a transform: from the first glyph to behind the last.</summary>
    /// <param name="shortest">Of fewer characters are left out.</param>
    public static IReadOnlyList<(float Left, float Right, float Baseline)> Of(string svg, int shortest = 2) =>
    [
        .. from text in XDocument.Parse(svg).Descendants()
           where text.Name.LocalName == "text" && text.Attribute("transform") is null && text.Value.Length >= shortest
           let glyphs = Numbers(text.Attribute("x")!.Value)
           let size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture)
           select (glyphs[0], glyphs[^1] + (size * 0.5f), Numbers(text.Attribute("y")!.Value)[0]),
    ];

    public static void AssertApart(string chart, IReadOnlyList<(float Left, float Right, float Baseline)> places, int height)
    {
        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.True(
            place.Left >= 0 && place.Right <= Sheet.Width + 1 && place.Baseline > 0 && place.Baseline < height, $"{chart}: {place}"));
        foreach (var (one, index) in places.Select((place, index) => (place, index)))
        {
            Assert.DoesNotContain(places.Skip(index + 1), other =>
                Math.Abs(one.Baseline - other.Baseline) < 10 && one.Left < other.Right - 1 && other.Left < one.Right - 1);
        }
    }

    private static float[] Numbers(string list) =>
        [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
}
