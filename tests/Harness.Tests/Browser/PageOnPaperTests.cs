using Microsoft.Playwright;

namespace GilBench.Tests.Browser;

/// <summary>The report's page as a printer is given it: A4, 14 mm margins, nothing to click.</summary>
[Trait("category", "process")]
public sealed class PageOnPaperTests(Chromium chromium, WrittenReports reports)
    : IClassFixture<Chromium>, IClassFixture<WrittenReports>
{
    /// <summary>CSS pixels between the margins of a sheet of A4: 182 mm.</summary>
    private const int SheetWidth = 688;

    /// <summary>The same of a sheet that lies on its side, as the table of all arms has it: 273 mm.</summary>
    private const int WideSheetWidth = 1032;

    /// <summary>What reaches beyond the sheet; on paper nothing scrolls.</summary>
    private const string Cut = """
        ([width, isWide]) => Array.from(document.querySelectorAll('main *'))
          .filter(one => (one.closest('.long') !== null) === isWide)
          .filter(one => !one.closest('svg') || one.tagName === 'svg')
          .map(one => [one, one.getBoundingClientRect()])
          .filter(([one, box]) => box.width > 0 && (box.right > width + 1 || box.left < -1 || one.scrollWidth > one.clientWidth + 1
            && getComputedStyle(one).overflowX !== 'visible'))
          .map(([one, box]) => `${one.tagName}.${one.className} ${box.left} to ${box.right}`)
        """;

    private const string Shown = """
        selector => Array.from(document.querySelectorAll(selector)).filter(one => one.checkVisibility()).length
        """;

    private async Task<OpenPage> OnPaperAsync(string report, bool hasScript = true)
    {
        var opened = await chromium.OpenAsync(report, new PageView(SheetWidth, HasScript: hasScript));
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await opened.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        return opened;
    }

    [Theory]
    [InlineData("small")]
    [InlineData("large")]
    [InlineData("compared")]
    [InlineData("hostile")]
    public async Task Nothing_is_cut_every_row_and_chart_is_there_and_no_control(string name)
    {
        await using var opened = await OnPaperAsync(reports.Of(name));

        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Cut, new object[] { SheetWidth, false }));
        await opened.Page.SetViewportSizeAsync(WideSheetWidth, 900);
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Cut, new object[] { WideSheetWidth, true }));
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>(Shown, "nav, input, .tools, .on-screen, figcaption"));
        Assert.Equal(
            await opened.Page.Locator("#arms tbody tr").CountAsync(), await opened.Page.EvaluateAsync<int>(Shown, "#arms tbody tr"));
        Assert.Equal(await opened.Page.Locator("figure").CountAsync(), await opened.Page.EvaluateAsync<int>(Shown, "figure"));
    }

    [Fact]
    public async Task What_was_filtered_is_printed_alone_and_after_printing_the_page_is_as_it_was()
    {
        await using var opened = await chromium.OpenAsync(reports.Large, new PageView());
        await opened.Page.GetByLabel("Only rows with").FillAsync("threads");
        var before = await opened.Page.ContentAsync();

        await opened.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        var printed = await opened.Page.EvaluateAsync<int>(Shown, "#arms tbody tr");
        await opened.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");

        Assert.InRange(printed, 101, await opened.Page.Locator("#arms tbody tr").CountAsync() - 1);
        Assert.Equal(before, await opened.Page.ContentAsync());
    }

    [Fact]
    public async Task Without_the_script_what_is_folded_is_printed_too()
    {
        await using var opened = await OnPaperAsync(reports.Small, hasScript: false);

        var charts = opened.Page.Locator("details figure");
        Assert.True(await charts.CountAsync() > 0);
        await Assertions.Expect(charts.First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("small")]
    [InlineData("compared")]
    public async Task It_prints_to_a_PDF(string name)
    {
        await using var opened = await chromium.OpenAsync(reports.Of(name), new PageView());

        var path = ProjectTree.At("artifacts", "screenshots", $"{name}.pdf");
        var pdf = await opened.Page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true, Path = path });

        Assert.True(pdf.Length > 50_000);
    }
}
