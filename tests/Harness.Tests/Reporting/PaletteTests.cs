using GilBench.Reporting.Drawing;
using SkiaSharp;

namespace GilBench.Tests.Reporting;

/// <summary>Runtimes must be told apart by readers of any colour vision, on white and on dark, and without colour at all.</summary>
public sealed class PaletteTests
{
    /// <summary>
    /// Full protanopia, deuteranopia and tritanopia on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
    /// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009), table 1, severity 1.0.
    /// </summary>
    private static readonly double[][,] s_visions =
    [
        new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        new double[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        new double[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        new double[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    ];

    private static readonly SKColor s_darkCard = SKColor.Parse("#1d2125");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_colours_of_any_two_runtimes_differ_by_ten_steps_of_CIE_1976_in_every_colour_vision(bool dark)
    {
        foreach (var vision in s_visions)
        {
            for (var one = 0; one < Palette.Colors; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    var difference = Difference(Seen(ColorOf(one, dark), vision), Seen(ColorOf(other, dark), vision));
                    Assert.True(difference >= 9.5, $"{one} and {other} differ by {difference}.");
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_colour_stands_out_from_its_paper_as_marks_must(bool dark)
    {
        // WCAG 2.2, 1.4.11: 3.
        for (var runtime = 0; runtime < Palette.Colors; runtime++)
        {
            var (mark, paper) = (Luminance(ColorOf(runtime, dark)), Luminance(dark ? s_darkCard : SKColors.White));
            Assert.True((Math.Max(mark, paper) + 0.05) / (Math.Min(mark, paper) + 0.05) >= 3, $"{runtime} does not.");
        }
    }

    [Fact]
    public void Six_runtimes_have_marks_of_their_own_and_forty_two_a_pair_of_colour_and_mark()
    {
        var pairs = Enumerable.Range(0, Palette.Count).Select(runtime => (Palette.ColorOf(runtime), Palette.MarkOf(runtime))).ToList();

        Assert.Equal(6, pairs.Take(6).DistinctBy(pair => pair.Item2).Count());
        Assert.Equal(42, pairs.Distinct().Count());
    }

    [Fact]
    public void Sixteen_models_have_lines_of_their_own()
    {
        var strokes = Enumerable.Range(0, 16).Select(model => Palette.StrokeOf(model, Palette.Ink, 2))
            .Select(stroke => $"{stroke.Width}: {string.Join(' ', stroke.Dashes)}").ToList();

        Assert.Equal(16, strokes.Distinct().Count());
    }

    private static SKColor ColorOf(int runtime, bool dark) => dark ? Palette.DarkColorOf(runtime) : Palette.ColorOf(runtime);

    private static double[] Linear(SKColor color) => [.. new[] { color.Red, color.Green, color.Blue }.Select(value => value / 255.0)
        .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];

    private static double Luminance(SKColor color) => Linear(color) is [var red, var green, var blue]
        ? (0.2126 * red) + (0.7152 * green) + (0.0722 * blue)
        : double.NaN;

    private static double[] Seen(SKColor color, double[,] vision) =>
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => vision[row, column] * Linear(color)[column]))];

    private static double Difference(double[] one, double[] other) =>
        Math.Sqrt(Lab(one).Zip(Lab(other)).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));

    /// <summary>Of linear sRGB, by the white of D65.</summary>
    private static double[] Lab(double[] linear)
    {
        var rgb = linear.Select(value => Math.Clamp(value, 0, 1)).ToArray();
        var x = F(((0.4124 * rgb[0]) + (0.3576 * rgb[1]) + (0.1805 * rgb[2])) / 0.95047);
        var y = F((0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]));
        var z = F(((0.0193 * rgb[0]) + (0.1192 * rgb[1]) + (0.9505 * rgb[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16.0 / 116);
    }
}
