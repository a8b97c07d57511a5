using System.Xml.Linq;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Colours of charts within a page: they follow its theme by CSS variables, while files have those of white paper.</summary>
internal static class PageTheme
{
    /// <summary>As Skia writes them → the page's variables.</summary>
    private static readonly Dictionary<string, string> s_variables = new(
        [
            new("white", "var(--card)"),
            new(Hex(Palette.Ink), "var(--ink)"),
            new(Hex(Palette.Faint), "var(--faint)"),
            new(Hex(Palette.Grid), "var(--grid)"),
            .. Enumerable.Range(0, Palette.Colors)
                .Select(runtime => KeyValuePair.Create(Hex(Palette.ColorOf(runtime)), $"var(--runtime-{runtime})")),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The variables of runtimes, as CSS declares them.</summary>
    public static string Declarations(bool dark) => string.Join(' ', Enumerable.Range(0, Palette.Colors)
        .Select(runtime => $"--runtime-{runtime}: {Hex(dark ? Palette.DarkColorOf(runtime) : Palette.ColorOf(runtime))};"));

    public static void Apply(XElement svg)
    {
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().Where(one => one.Name.LocalName is "fill" or "stroke"))
        {
            if (s_variables.TryGetValue(attribute.Value, out var variable))
            {
                attribute.Value = variable;
            }
        }
    }

    private static string Hex(SKColor color) => FormattableString.Invariant($"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}");
}
