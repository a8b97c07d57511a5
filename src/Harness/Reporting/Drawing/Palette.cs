using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// The colours of Okabe and Ito (2008, "Color universal design"), which colour-blind readers can tell apart; yellow, too pale for a line on
/// white, is left out. Markers differ too, so that series can be told apart in black and white.
/// </summary>
internal static class Palette
{
    public static readonly SKColor Ink = SKColor.Parse("#1b1f24");
    public static readonly SKColor Faint = SKColor.Parse("#57606a");
    public static readonly SKColor Grid = SKColor.Parse("#e4e7eb");
    public static readonly SKColor Paper = SKColors.White;

    private static readonly SKColor[] s_colors =
    [
        SKColor.Parse("#0072b2"), SKColor.Parse("#d55e00"), SKColor.Parse("#009e73"), SKColor.Parse("#cc79a7"), SKColor.Parse("#56b4e9"),
        SKColor.Parse("#e69f00"),
    ];

    private static readonly MarkerShape[] s_markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown,
        MarkerShape.OpenCircle, MarkerShape.OpenSquare,
    ];

    /// <summary>Series that can be drawn before a pair of colour and marker repeats.</summary>
    public static int Count => s_colors.Length * s_markers.Length;

    public static SKColor ColorOf(int series) => s_colors[series % s_colors.Length];

    // Six colours and seven markers have no common factor: 42 pairs before the first repeats.
    public static MarkerShape MarkerOf(int series) => s_markers[series % s_markers.Length];

    public static bool IsOpen(int series) => MarkerOf(series) is MarkerShape.OpenCircle or MarkerShape.OpenSquare;

    public static Color ToPlot(this SKColor color, double opacity = 1) => Color.FromSKColor(color).WithOpacity(opacity);
}
