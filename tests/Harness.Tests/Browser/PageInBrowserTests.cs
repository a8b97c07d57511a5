using Microsoft.Playwright;

namespace GilBench.Tests.Browser;

/// <summary>The report's page as a browser shows it.</summary>
[Trait("category", "process")]
public sealed class PageInBrowserTests(Chromium chromium, WrittenReports reports)
    : IClassFixture<Chromium>, IClassFixture<WrittenReports>
{
    /// <summary>Reports by name, each at both widths and in both themes.</summary>
    public static MatrixTheoryData<string, int, bool> Views { get; } =
        new(["small", "compared", "failures", "hostile", "hostile-compared"], [375, 1440], [false, true]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task It_is_shown_whole_and_readable_without_an_error_or_a_request_that_leaves_its_folder(
        string report, int width, bool isDark)
    {
        await using var opened = await chromium.OpenAsync(reports.Of(report), new PageView(width, isDark));

        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.Overflowing));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.TooFaint));
        await SaveAsync(opened.Page, $"{report}-{width}-{(isDark ? "dark" : "light")}");
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, address => Assert.StartsWith(reports.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_many_arms_is_shown_whole_with_pictures_beside_the_page_once_they_come_into_sight()
    {
        await using var opened = await chromium.OpenAsync(reports.Large, new PageView());

        await opened.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.Overflowing));
        await SaveAsync(opened.Page, "large-1440-light");
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, address => Assert.StartsWith(reports.Address, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_click_or_the_Enter_key_on_a_heading_sorts_by_value_and_the_next_one_the_other_way_round()
    {
        await using var opened = await chromium.OpenAsync(reports.Small, new PageView());
        var heading = opened.Page.Locator("#arms th", new PageLocatorOptions { HasText = "Time per unit" });

        await heading.GetByRole(AriaRole.Button).ClickAsync();
        var ascending = await SecondsAsync(opened.Page);
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        await heading.GetByRole(AriaRole.Button).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        var descending = await SecondsAsync(opened.Page);

        Assert.True(ascending.Count > 10);
        Assert.Equal(ascending.Order(), ascending);
        Assert.Equal(ascending.OrderDescending(), descending);
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Words_leave_the_rows_that_have_all_of_them()
    {
        await using var opened = await chromium.OpenAsync(reports.Small, new PageView());
        var all = await VisibleRowsAsync(opened.Page);

        await opened.Page.GetByLabel("Only rows with").FillAsync("threads 3.13t");
        var some = await VisibleRowsAsync(opened.Page);

        var expected = all.Where(row => new[] { "threads", "3.13t" }.All(word => row.Contains(word, StringComparison.Ordinal)));
        Assert.Equal(expected, some);
        Assert.InRange(some.Count, 1, all.Count - 1);
        var status = await opened.Page.Locator("#arms [role=status]").TextContentAsync();
        Assert.Equal($"1–{some.Count} of {some.Count} ({all.Count} in all)", status);
        await opened.Page.GetByLabel("Only rows with").FillAsync("no such arm");
        Assert.Empty(await VisibleRowsAsync(opened.Page));
    }

    [Fact]
    public async Task Many_rows_are_shown_by_the_hundred_and_a_link_turns_to_the_page_of_its_arm()
    {
        await using var opened = await chromium.OpenAsync(reports.Large, new PageView());
        var first = await VisibleRowsAsync(opened.Page);

        await opened.Page.Locator("#arms").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Next" }).ClickAsync();
        var second = await VisibleRowsAsync(opened.Page);
        var last = opened.Page.Locator("#arms tbody tr").Last;
        await opened.Page.EvaluateAsync("id => { location.hash = id; }", await last.GetAttributeAsync("id"));

        Assert.Equal((100, 100), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
        await Assertions.Expect(last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_its_script_the_page_has_every_row_and_no_control_that_does_nothing()
    {
        await using var opened = await chromium.OpenAsync(reports.Large, new PageView(HasScript: false));

        var rows = opened.Page.Locator("#arms tbody tr");
        Assert.True(await rows.CountAsync() > 200);
        await Assertions.Expect(rows.Last).ToBeVisibleAsync();
        Assert.Equal(0, await opened.Page.Locator("main button, main input").CountAsync());
    }

    [Theory]
    [InlineData("small")]
    [InlineData("compared")]
    public async Task Without_its_script_finding_charts_and_tables_are_there_to_read(string name)
    {
        await using var opened = await chromium.OpenAsync(reports.Of(name), new PageView(HasScript: false));

        foreach (var part in new[] { ".answer", ".tile", "figure svg", "#arms tbody tr", "#method li" })
        {
            await Assertions.Expect(opened.Page.Locator(part).First).ToBeVisibleAsync();
        }

        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(PageChecks.TooFaint));
    }

    private static async Task<List<double>> SecondsAsync(IPage page)
    {
        Dictionary<string, double> units = new() { ["s"] = 1, ["ms"] = 1e-3, ["µs"] = 1e-6, ["ns"] = 1e-9 };
        var texts = await page.EvaluateAsync<string[]>(
            "() => Array.from(document.querySelectorAll('#arms tbody tr'), row => row.cells[4].textContent)");
        return [.. texts.Select(text => text.Split(' ')).Where(parts => parts.Length > 1)
            .Select(parts => double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) * units[parts[1]])];
    }

    private static async Task<IReadOnlyList<string>> VisibleRowsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "() => Array.from(document.querySelectorAll('#arms tbody tr')).filter(row => !row.hidden).map(row => row.innerText)");

    /// <summary>For whoever looks at them: CI keeps the folder.</summary>
    private static async Task SaveAsync(IPage page, string name) => await page.ScreenshotAsync(
        new PageScreenshotOptions { FullPage = true, Path = ProjectTree.At("artifacts", "screenshots", $"{name}.png") });
}
