using GilBench.Reporting.Drawing;
using SkiaSharp;

namespace GilBench.Tests.Reporting;

public sealed class PngFileTests
{
    /// <summary>Skia refuses a file with a wrong checksum or length.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(960, 700)]
    public void A_reader_of_PNG_finds_every_pixel_as_it_was_and_opaque(int width, int height)
    {
        var rgba = new byte[width * height * 4];
        new Random(7).NextBytes(rgba);

        using var read = SKBitmap.Decode(PngFile.Of(rgba, width, height));

        Assert.Equal((width, height), (read.Width, read.Height));
        var pixels = read.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            Assert.Equal(new SKColor(rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2]), pixels[i]);
        }
    }

    [Fact]
    public void Even_areas_are_small() => Assert.InRange(PngFile.Of(new byte[1440 * 1000 * 4], 1440, 1000).Length, 50, 60_000);
}
