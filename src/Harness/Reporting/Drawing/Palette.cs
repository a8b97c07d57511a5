using GilBench.Reporting.Series;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// What each <see cref="SeriesStyle"/> looks like: the one place that decides it. Readers with any colour vision can tell the first six
/// colours apart, on white and on the page's dark card; marks differ too, so that a print in black and white is read as well.
/// </summary>
internal static class Palette
{
    public static readonly SKColor Ink = SKColor.Parse("#1b1f24");
    public static readonly SKColor Faint = SKColor.Parse("#57606a");
    public static readonly SKColor Grid = SKColor.Parse("#e4e7eb");
    public static readonly SKColor Paper = SKColors.White;

    /// <summary>On white; each has its counterpart on the dark card at the same place below.</summary>
    private static readonly SKColor[] s_colors =
    [
        SKColor.Parse("#1f78c8"), SKColor.Parse("#d9600a"), SKColor.Parse("#0f5f45"), SKColor.Parse("#b04f94"), SKColor.Parse("#2c1f6b"),
        SKColor.Parse("#7d8f99"),
    ];

    private static readonly SKColor[] s_darkColors =
    [
        SKColor.Parse("#4fa9e8"), SKColor.Parse("#ff9147"), SKColor.Parse("#1fa97a"), SKColor.Parse("#f3a6d4"), SKColor.Parse("#8a7dff"),
        SKColor.Parse("#d5dade"),
    ];

    /// <summary>Filled and hollow.</summary>
    private static readonly (MarkerShape Filled, MarkerShape Hollow)[] s_marks =
    [
        (MarkerShape.FilledCircle, MarkerShape.OpenCircle), (MarkerShape.FilledSquare, MarkerShape.OpenSquare),
        (MarkerShape.FilledTriangleUp, MarkerShape.OpenTriangleUp), (MarkerShape.FilledDiamond, MarkerShape.OpenDiamond),
        (MarkerShape.FilledTriangleDown, MarkerShape.OpenTriangleDown), (MarkerShape.Eks, MarkerShape.OpenCircleWithEks),
        (MarkerShape.Cross, MarkerShape.OpenCircleWithCross),
    ];

    /// <summary>Pixels drawn and left out, in turn; the first line is whole.</summary>
    private static readonly float[][] s_dashes =
        [[], [9, 4], [2.5f, 3], [10, 3, 2.5f, 3], [17, 4], [10, 3, 2.5f, 3, 2.5f, 3], [5, 3], [17, 3, 5, 3]];

    /// <summary>Runtimes that can be drawn before a pair of colour and mark repeats.</summary>
    public static int Count => s_colors.Length * s_marks.Length;

    /// <summary>Colours that are chosen to be told apart.</summary>
    public static int Colors => s_colors.Length;

    public static SKColor ColorOf(int runtime) => s_colors[runtime % s_colors.Length];

    public static SKColor DarkColorOf(int runtime) => s_darkColors[runtime % s_darkColors.Length];

    // Six colours and seven marks have no common factor: 42 pairs before the first repeats.
    public static MarkerShape MarkOf(int runtime, bool filled = true)
    {
        var (full, hollow) = s_marks[runtime % s_marks.Length];
        return filled ? full : hollow;
    }

    /// <summary>Of a model; where there are more than eight, thinner ones follow.</summary>
    /// <param name="width">Of the first eight.</param>
    public static Stroke StrokeOf(int model, SKColor color, float width) =>
        new(color, model / s_dashes.Length % 2 == 0 ? width : width * 0.6f, s_dashes[model % s_dashes.Length]);

    /// <param name="filled">Hollow ones show the other end of a pair.</param>
    public static MarkerStyle MarkerOf(int runtime, float size, bool filled = true)
    {
        var shape = MarkOf(runtime, filled);
        var isLine = shape is MarkerShape.Eks or MarkerShape.Cross;
        return new MarkerStyle
        {
            Shape = shape,
            Size = size,
            FillColor = filled ? ColorOf(runtime).ToPlot() : Paper.ToPlot(),
            LineColor = ColorOf(runtime).ToPlot(),
            LineWidth = isLine ? 2.6f : filled ? 0 : 2,
        };
    }

    public static Color ToPlot(this SKColor color, double opacity = 1) => Color.FromSKColor(color).WithOpacity(opacity);
}
