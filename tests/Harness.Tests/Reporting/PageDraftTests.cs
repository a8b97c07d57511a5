using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;

namespace GilBench.Tests.Reporting;

public sealed class PageDraftTests
{
    [Fact]
    public void Each_chart_comes_to_its_mark_and_one_for_which_the_page_has_no_room_is_a_picture_beside_it()
    {
        var (first, second) = (Trend("first"), Trend("second"));
        var drawn = new Dictionary<string, DrawnChart>
        {
            ["first"] = new("first", [], "") { Inline = "<svg>1</svg>" },
            ["second"] = new("second", [], "") { Inline = new string(' ', 1_800_000), Height = 200, HeaderHeight = 50 },
        };

        var page = new PageDraft($"<p>{PageDraft.Mark}</p><p>{PageDraft.Mark}</p>", [first, second]).With(drawn);

        Assert.StartsWith("<p><svg>1</svg></p><p><img src=\"", page, StringComparison.Ordinal);
        Assert.Contains($"{second.SvgPath}#svgView(viewBox(0,50,960,150))", page, StringComparison.Ordinal);
        Assert.EndsWith("/></p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_charts_is_the_draft() =>
        Assert.Equal("<p></p>", new PageDraft("<p></p>", []).With(new Dictionary<string, DrawnChart>()));

    [Fact]
    public void No_text_from_the_data_holds_a_mark()
    {
        using var text = new StringWriter();

        new MarkupEncoder().Encode($"one{PageDraft.Mark}two", text);

        Assert.DoesNotContain(PageDraft.Mark, text.ToString());
    }

    private static TrendChart Trend(string id) => new()
    {
        Id = id,
        Title = id,
        Subtitle = id,
        Axis = new ChartAxis("seconds", AxisScale.Linear, 0, 2),
        Marks = [new TrendMark(0, 1, 0.5, 1.5)],
        RunsOfAMark = 1,
        Runs = 1,
        Levels = [],
        Changes = [],
        Days = [],
    };
}
