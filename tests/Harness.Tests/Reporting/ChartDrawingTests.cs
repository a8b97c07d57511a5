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
            Assert.Contains(chart is RowChart rows ? rows.Axis.Label : ((LineChart)chart).Up.Label, text, StringComparison.Ordinal);
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
        var charts = ChartsOf(ReportSizes.ManyModels).ToList();

        Assert.Equal(charts.Count, charts.Select(chart => chart.Id).Distinct().Count());
        Assert.InRange(charts.Count, 5, 12);
        Assert.All(charts.OfType<RowChart>(), chart => Assert.InRange(chart.Groups.Sum(group => group.Rows.Count), 1, 44));
        Assert.All(charts.OfType<LineChart>().SelectMany(chart => chart.Panels), panel => Assert.InRange(panel.Lines.Count, 1, 6));
        var times = charts.OfType<RowChart>().Where(chart => chart.Id.StartsWith("time-sum-squares-128", StringComparison.Ordinal));
        Assert.Single(times.Select(chart => chart.Axis).Distinct());
    }

    [Fact]
    public void Sixty_four_core_counts_share_one_chart_of_small_panels_with_a_tick_at_each_power_of_two()
    {
        var charts = ChartsOf(ReportSizes.ManyCores).ToList();

        Assert.Equal(
            [
                "free-threading-cost", "gain-sum-squares", "memory-sum-squares", "scaling-sum-squares", "start-up-sum-squares",
                "time-sum-squares-64", "times-sum-squares",
            ],
            charts.Select(chart => chart.Id).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 4, 8, 16, 32, 64], AxisPositions.MarkedCores(AxisScale.Log2, [.. Enumerable.Range(1, 64)], 250));
        Assert.Equal([1, 2, 4, 8, 16, 32, 96], AxisPositions.MarkedCores(AxisScale.Log2, [.. Enumerable.Range(1, 96)], 250));
        Assert.Equal([1, 2, 3, 6, 12], AxisPositions.MarkedCores(AxisScale.Log2, [1, 2, 3, 6, 12], 250));
    }

    [Fact]
    public void A_runtime_has_one_colour_and_mark_and_a_model_one_line_in_every_chart()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(ReportSizes.ManyModels));
        var charts = ChartCatalog.Of(evidence).SelectMany(section => section.All).ToList();

        var lines = charts.OfType<LineChart>().SelectMany(chart => chart.Panels).SelectMany(panel => panel.Lines).ToList();
        var rows = charts.OfType<RowChart>().Where(chart => chart.Id != "free-threading-cost")
            .SelectMany(chart => chart.Groups).SelectMany(group => group.Rows.Select(row => (Model: group.Heading!, Row: row))).ToList();
        Assert.All(lines, line => Assert.Equal(evidence.Styles.Of(line.Model, line.Runtime), line.Style));
        Assert.Subset(evidence.Runtimes.Select(runtime => runtime.Id).ToHashSet(), rows.Select(row => row.Row.Label).ToHashSet());
        Assert.All(rows, row => Assert.Equal(evidence.Styles.Of(row.Model.Split(',')[0], row.Row.Label), row.Row.Style));
        Assert.Equal(6, lines.Select(line => line.Style.Runtime).Distinct().Count());
        Assert.Equal(lines.Select(line => line.Model).Distinct().Count(), lines.Select(line => line.Style.Model).Distinct().Count());
    }

    [Theory]
    [InlineData("one core")]
    [InlineData("64 core counts")]
    [InlineData("128 cores, six runtimes, fifteen models")]
    [InlineData("forty workloads")]
    public void No_text_of_a_chart_meets_another_or_leaves_the_sheet(string size)
    {
        var options = size switch
        {
            "one core" => new SyntheticOptions { CoreCounts = [1], Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep] },
            "64 core counts" => ReportSizes.ManyCores,
            "forty workloads" => ReportSizes.ManyWorkloads,
            _ => ReportSizes.ManyModels,
        };
        foreach (var chart in ChartsOf(options))
        {
            var drawn = ChartDrawing.Draw(chart);

            DrawnTexts.AssertApart(chart.Id, DrawnTexts.Of(drawn.Svg), drawn.Height);
        }
    }

    [Fact]
    public void Within_the_page_a_chart_has_all_its_text_but_title_and_subtitle_in_the_theme_s_colours()
    {
        foreach (var chart in ChartsOf(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }))
        {
            var drawn = ChartDrawing.Draw(chart);
            var header = ChartHeader.Of(chart);

            var (file, page) = (XDocument.Parse(drawn.Svg).Root!, XDocument.Parse(drawn.Inline).Root!);
            Assert.Equal(TextElements(file).Skip(header.Title.Count + header.Subtitle.Count), TextElements(page));
            Assert.All(page.Descendants().Attributes("fill"), fill => Assert.Matches(@"^(none|var\(--[a-z0-9-]+\))$", fill.Value));
        }

        static IEnumerable<string> TextElements(XElement svg) =>
            svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);
    }

    [Fact]
    public void A_chart_is_drawn_alike_whatever_was_drawn_before_it()
    {
        var charts = ChartsOf(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }).ToList();

        var (first, second) = (charts.ConvertAll(ChartDrawing.Draw), Enumerable.Reverse(charts).Select(ChartDrawing.Draw).Reverse());

        Assert.Equal(first.Select(drawn => drawn.Svg), second.Select(drawn => drawn.Svg));
    }

    [Fact]
    public void What_a_chart_shows_is_told_in_its_file_of_data_and_in_words()
    {
        var options = new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0 };
        var charts = ChartsOf(options).ToDictionary(chart => chart.Id);
        var (gain, scaling) = (charts["gain-sum-squares"], charts["scaling-sum-squares"]);

        Assert.Equal(
            ["group,row,quantity,value,low,high,first_use", "threads,cpython-3.13,speed-up (×),0.995,0.995,0.995,"],
            ChartData.Csv(gain).Split("\r\n").Take(2).Select(Rounded));
        Assert.Equal(
            [
                "model,runtime,cores,quantity,value,low,high", "threads,cpython-3.13,1,speed-up (×),1,,",
                "threads,cpython-3.13,2,speed-up (×),0.995,0.995,0.995",
            ],
            ChartData.Csv(scaling).Split("\r\n").Take(3).Select(Rounded));
        Assert.Contains("native ceiling,,2,speed-up (×),1.99", ChartData.Csv(scaling), StringComparison.Ordinal);
        Assert.StartsWith("threads: cpython-3.13 0.995× [0.995, 0.995], cpython-3.13t ", ChartData.Text(gain), StringComparison.Ordinal);
        Assert.StartsWith("threads on cpython-3.13: 0.995 [0.995, 0.995] on 2 cores; ", ChartData.Text(scaling), StringComparison.Ordinal);

        static string Rounded(string line) => System.Text.RegularExpressions.Regex.Replace(line, @"0\.99[45]\d+", "0.995");
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

    private static IEnumerable<Chart> ChartsOf(SyntheticOptions options) =>
        ChartCatalog.Of(Evidence.Of(SyntheticRun.Of(options))).SelectMany(section => section.All);

    /// <summary>A title that was broken into lines reads as it was written.</summary>
    private static string TextOf(string svg) => string.Join(
        ' ',
        XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value.Replace('\u00a0', ' ')));
}
