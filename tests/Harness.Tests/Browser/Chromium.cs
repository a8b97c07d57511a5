using Microsoft.Playwright;

namespace GilBench.Tests.Browser;

/// <summary>Debian's Chromium, without a window, started once for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Null where none is installed.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page from a file; skips the test where there is no browser.</summary>
    internal async Task<OpenPage> OpenAsync(string path, PageView view, string hash = "")
    {
        Assert.SkipWhen(_browser is null, "No Chromium is installed; 'apt-get install chromium' brings it.");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = view.Width, Height = 900 },
            ColorScheme = view.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = view.HasScript,
        });
        return await OpenPage.LoadAsync(context, new Uri(path).AbsoluteUri + hash);
    }
}

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Pixels.</param>
internal sealed record PageView(int Width = 1440, bool IsDark = false, bool HasScript = true);

/// <summary>A page in the browser, with what it asked for and what went wrong in it.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    /// <summary>A picture of a tall page took over 30 s, Playwright's own limit, where two suites shared two slow cores.</summary>
    private const float PatienceMilliseconds = 180_000;

    private OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.RequestFailed += (_, request) => Complain(true, $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Errors and warnings of the console, and scripts that threw.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OpenPage> LoadAsync(IBrowserContext context, string address)
    {
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(address);
        return opened;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Complain(bool isWrong, string text)
    {
        if (isWrong)
        {
            Complaints.Add(text);
        }
    }
}
