using GilBench.Reporting;
using GilBench.Tests.Synthetic;
using Microsoft.Playwright;

namespace GilBench.Tests.Browser;

/// <summary>The page of several machines (2, 16 and 128 cores) as a browser shows it.</summary>
[Trait("category", "process")]
public sealed class FleetInBrowserTests(Chromium chromium, WrittenFleet fleet) : IClassFixture<Chromium>, IClassFixture<WrittenFleet>
{
    [Theory]
    [InlineData(375, false)]
    [InlineData(375, true)]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    public async Task It_is_shown_whole_and_readable_without_an_error_or_a_request_that_leaves_its_folder(int width, bool isDark)
    {
        await using var opened = await chromium.OpenAsync(fleet.Page, new PageView(width, isDark));

        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.Overflowing));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.TooFaint));
        var picture = ProjectTree.At("artifacts", "screenshots", $"fleet-{width}-{(isDark ? "dark" : "light")}.png");
        await opened.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = picture });
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, address => Assert.StartsWith(fleet.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_table_of_ways_is_sorted_and_filtered()
    {
        await using var opened = await chromium.OpenAsync(fleet.Page, new PageView());
        var heading = opened.Page.Locator("#ways th", new PageLocatorOptions { HasText = "Speed-up" });

        await opened.Page.GetByLabel("Only rows with").FillAsync("(B) without");
        var rows = await RowsAsync(opened.Page);
        await heading.GetByRole(AriaRole.Button).ClickAsync();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("(B)", row, StringComparison.Ordinal));
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Its_links_lead_to_each_machine_s_own_page_and_to_its_own_parts()
    {
        await using var opened = await chromium.OpenAsync(fleet.Page, new PageView());
        var missing = await opened.Page.EvaluateAsync<string[]>("""
            () => Array.from(document.querySelectorAll('a[href^="#"]'), link => link.hash.slice(1))
              .filter(id => !document.getElementById(id))
            """);
        var links = opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "the whole report of this machine" });

        Assert.Empty(missing);
        Assert.Equal(6, await links.CountAsync());
        await links.First.ClickAsync();

        Assert.Equal("GilBench: what does the GIL cost here?", await opened.Page.Locator("h1").TextContentAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Without_its_script_the_page_has_every_row_and_no_control_that_does_nothing()
    {
        await using var opened = await chromium.OpenAsync(fleet.Page, new PageView(HasScript: false));

        await Assertions.Expect(opened.Page.Locator("#ways tbody tr").Last).ToBeVisibleAsync();
        Assert.Equal(0, await opened.Page.Locator("main button, main input").CountAsync());
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "() => Array.from(document.querySelectorAll('#ways tbody tr')).filter(row => !row.hidden).map(row => row.innerText)");
}

/// <summary>A report of three machines that the tests of a class look at; nothing changes it.</summary>
public sealed class WrittenFleet : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gilbench-fleet-");

    private readonly Lazy<string> _page;

    public WrittenFleet() => _page = new(() => FleetReportWriter.Write(SyntheticFleet.Of(2, 16, 128), _folder.FullName, _ => []).HtmlPath);

    internal string Page => _page.Value;

    /// <summary>What every address that the page may ask for begins with.</summary>
    internal string Address => new Uri(_folder.FullName).AbsoluteUri;

    public void Dispose() => _folder.Delete(recursive: true);
}
