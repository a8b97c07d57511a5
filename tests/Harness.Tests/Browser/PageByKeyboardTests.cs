using Microsoft.Playwright;

namespace GilBench.Tests.Browser;

/// <summary>The report's page without a mouse.</summary>
[Trait("category", "process")]
public sealed class PageByKeyboardTests(Chromium chromium, WrittenReports reports)
    : IClassFixture<Chromium>, IClassFixture<WrittenReports>
{
    /// <summary>More stops than any page of these tests has.</summary>
    private const int MostStops = 2000;

    /// <summary>Numbers what can be reached, and returns how many there are.</summary>
    private const string Number = """
        () => {
          const all = Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]'))
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
          all.forEach((one, number) => (one.dataset.stop = number));
          return all.length;
        }
        """;

    /// <summary>The number of what has the focus, and whether an outline shows it; null for the page itself.</summary>
    private const string Focus = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return null;
          const style = getComputedStyle(one);
          return `${one.dataset.stop} ${style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2}`;
        }
        """;

    [Fact]
    public async Task Tab_comes_to_every_link_control_and_scrolling_part_in_the_order_of_the_page_and_shows_where_it_is()
    {
        await using var opened = await chromium.OpenAsync(reports.Small, new PageView());
        var all = await opened.Page.EvaluateAsync<int>(Number);

        List<string> stops = [];
        for (var stop = 0; stop < MostStops; stop++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            if (await opened.Page.EvaluateAsync<string?>(Focus) is not { } focus)
            {
                break;
            }

            stops.Add(focus);
        }

        Assert.True(all > 50);
        Assert.Equal(Enumerable.Range(0, all).Select(number => $"{number} true"), stops);
    }

    [Fact]
    public async Task Enter_unfolds_what_is_folded_and_follows_a_link_into_it()
    {
        await using var opened = await chromium.OpenAsync(reports.Small, new PageView());
        var folded = opened.Page.Locator("details").First;
        await folded.Locator("summary").FocusAsync();

        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.NotNull(await folded.GetAttributeAsync("open"));

        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "the whole method, with a glossary" }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(opened.Page.Locator("#whole-method")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filtering_and_paging_work_by_keys_alone()
    {
        await using var opened = await chromium.OpenAsync(reports.Large, new PageView());
        await opened.Page.GetByLabel("Only rows with").FocusAsync();

        await opened.Page.Keyboard.TypeAsync("threads");
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");

        Assert.StartsWith("101–", await opened.Page.Locator("#arms [role=status]").TextContentAsync(), StringComparison.Ordinal);
    }
}
