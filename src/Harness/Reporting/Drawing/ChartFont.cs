using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// The typeface of every chart. It comes with the program, because a bare machine has none and would draw charts without text.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Family = "DejaVu Sans";

    public static SKTypeface Regular { get; } = SKTypeface.FromData(SKData.CreateCopy(Bytes(bold: false)));

    public static SKTypeface Bold { get; } = SKTypeface.FromData(SKData.CreateCopy(Bytes(bold: true)));

    private static readonly Lazy<bool> s_registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ChartFont());
        return true;
    });

    private ChartFont()
    {
    }

    /// <summary>Makes ScottPlot find it; may be called any number of times.</summary>
    public static void Register() => _ = s_registered.Value;

    /// <summary>The font file, for pages that carry it along.</summary>
    public static byte[] Bytes(bool bold)
    {
        var name = $"GilBench.Reporting.Drawing.Fonts.DejaVuSans{(bold ? "-Bold" : "")}.ttf";
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its font {name}; build it again.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? Choose(weight >= FontWeight.SemiBold) : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? Choose(bold) : null;

    private static SKTypeface Choose(bool bold) => bold ? Bold : Regular;
}
