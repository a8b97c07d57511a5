using System.Buffers.Binary;
using System.Xml.Linq;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class ChartDrawingTests
{
    [Fact]
    public void Every_chart_of_a_run_is_drawn_at_the_page_s_width_with_its_title_and_its_axis_in_the_text()
    {
        foreach (var chart in ChartsOf(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep] }))
        {
            var drawn = ChartDrawing.Draw(chart);

            Assert.Equal(Sheet.Width * Sheet.PngScale, BinaryPrimitives.ReadInt32BigEndian(drawn.Png.AsSpan(16)));
            var text = TextOf(drawn.Svg);
            Assert.Contains(chart.Title.Replace('\u00a0', ' '), text, StringComparison.Ordinal);
            Assert.Contains(chart is RowChart rows ? rows.Axis.Label : ((LineChart)chart).Down, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Times_have_their_unit_on_the_axis()
    {
        var charts = ChartsOf(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded],
        });

        var chart = Assert.IsType<RowChart>(charts.First(chart => chart.Id == "time-sum-squares-2"));
        Assert.Equal(("time per unit (ms)", AxisScale.Linear), (chart.Axis.Label, chart.Axis.Scale));
    }

    [Fact]
    public void The_axis_is_logarithmic_where_the_largest_is_more_than_twenty_times_the_smallest()
    {
        var charts = ChartsOf(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] });
        var chart = Assert.IsType<RowChart>(charts.First(chart => chart.Id == "time-sum-squares-2"));

        Assert.Equal(AxisScale.Log10, chart.Axis.Scale);
        Assert.True(chart.Axis.From <= ChartRows.Extent(chart.Groups).Min() && chart.Axis.To >= ChartRows.Extent(chart.Groups).Max());
    }

    [Fact]
    public void A_hundred_and_twenty_eight_cores_six_runtimes_and_fifteen_models_are_split_rather_than_overlapped()
    {
        var charts = ChartsOf(Large).ToList();

        Assert.Equal(charts.Count, charts.Select(chart => chart.Id).Distinct().Count());
        Assert.All(charts.OfType<RowChart>(), chart => Assert.InRange(chart.Groups.Sum(group => group.Rows.Count), 1, 44));
        Assert.All(charts.OfType<LineChart>().SelectMany(chart => chart.Panels), panel => Assert.InRange(panel.Lines.Count, 1, 10));
        var times = charts.OfType<RowChart>().Where(chart => chart.Id.StartsWith("time-sum-squares-128", StringComparison.Ordinal));
        Assert.Single(times.Select(chart => chart.Axis).Distinct());
    }

    [Fact]
    public void Texts_of_a_large_chart_do_not_overlap()
    {
        var chart = ChartsOf(Large).OfType<RowChart>().MaxBy(chart => chart.Groups.Sum(group => group.Rows.Count))!;

        var places = Texts(ChartDrawing.Draw(chart).Svg).ToList();

        Assert.NotEmpty(places);
        foreach (var (one, index) in places.Select((place, index) => (place, index)))
        {
            Assert.DoesNotContain(places.Skip(index + 1), other =>
                Math.Abs(one.Baseline - other.Baseline) < 10 && one.Left < other.Right - 1 && other.Left < one.Right - 1);
        }
    }

    [Fact]
    public void The_font_comes_with_the_program_and_has_every_character_that_charts_use()
    {
        Assert.True(ChartFont.Regular.ContainsGlyphs("abcABC 0123 ×÷µ²Σ–…[](),.;:%_@+#<>≈ü"));
        Assert.True(ChartFont.Bold.ContainsGlyphs("abcABC 0123 ×÷µ²Σ–…[](),.;:%_@+#<>≈ü"));
    }

    [Fact]
    public void Text_from_the_data_stays_text_in_the_SVG()
    {
        var evil = SyntheticRuntimes.Stock with { Id = "<script>alert(1)</script>&\"" };
        var options = new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], Runtimes = [evil, SyntheticRuntimes.DotNet] };
        foreach (var chart in ChartsOf(options))
        {
            var svg = XDocument.Parse(ChartDrawing.Draw(chart).Svg);

            Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
            Assert.Contains("<script>", svg.Root!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workload_that_nothing_measured_has_no_chart()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] });

        Assert.Empty(ChartCatalog.Of(Evidence.Of(run with { Launches = [], Blocks = [] })));
    }

    private static SyntheticOptions Large { get; } = new()
    {
        MachineCores = 128,
        CoreCounts = [1, 2, 4, 8, 16, 32, 64, 128],
        Runtimes = SyntheticRuntimes.Six,
        Models = SyntheticModels.Many,
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 6,
        Rounds = 1,
    };

    private static IEnumerable<Chart> ChartsOf(SyntheticOptions options) =>
        ChartCatalog.Of(Evidence.Of(SyntheticRun.Of(options))).SelectMany(section => section.All);

    /// <summary>A title that was broken into lines reads as it was written.</summary>
    private static string TextOf(string svg) => string.Join(
        ' ',
        XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value.Replace('\u00a0', ' ')));

    /// <summary>Of the texts that Skia placed glyph by glyph without a transform: from the first glyph to behind the last.</summary>
    private static IEnumerable<(float Left, float Right, float Baseline)> Texts(string svg) =>
        from text in XDocument.Parse(svg).Descendants()
        where text.Name.LocalName == "text" && text.Attribute("transform") is null && text.Value.Length > 1
        let glyphs = Numbers(text.Attribute("x")!.Value)
        let size = float.Parse(text.Attribute("font-size")!.Value, System.Globalization.CultureInfo.InvariantCulture)
        select (glyphs[0], glyphs[^1] + (size * 0.5f), Numbers(text.Attribute("y")!.Value)[0]);

    private static float[] Numbers(string list) =>
        [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
}
