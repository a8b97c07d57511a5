using System.Text;
using GilBench.Processes;

namespace GilBench.Reporting.Printing;

/// <summary>
/// Prints a page to a PDF file by an installed Chromium. The browser is given a profile of its own, resolves no name of any host, and is
/// ended where it takes too long.
/// </summary>
internal sealed class PagePrinter
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>A page of ten thousand arms takes half a minute.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>
    /// No window, no questions, and nothing that asks a server for updates, experiments or lists; what is left finds no host.
    /// </summary>
    private static readonly string[] s_settings =
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-default-apps", "--disable-sync", "--disable-background-networking", "--disable-component-update",
        "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-breakpad", "--no-pings",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
    ];

    private readonly ProcessRunner _processes;
    private readonly string _browser;

    private PagePrinter(ProcessRunner processes, string browser) => (_processes, _browser) = (processes, browser);

    /// <exception cref="PrintException">No Chromium is installed.</exception>
    public static PagePrinter Find(ProcessRunner processes) =>
        s_names.Select(ExecutablePath.Find).OfType<string>().FirstOrDefault() is { } browser
            ? new PagePrinter(processes, browser)
            : throw new PrintException(
                $"A PDF is printed by Chromium, and none is on PATH ({string.Join(", ", s_names)}); install it (Debian and Ubuntu: apt-get "
                    + "install chromium), or print index.html from any browser.");

    /// <param name="page">Path of the page.</param>
    /// <param name="pdf">Path of the file, which is there afterwards.</param>
    /// <exception cref="PrintException">The browser failed, or took too long; there is no such file then.</exception>
    public async Task PrintAsync(string page, string pdf, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("gilbench-print-");
        try
        {
            var result = await _processes.RunAsync(CommandOf(page, pdf, profile.FullName), cancellation: cancellation)
                .ConfigureAwait(false);
            if (!IsPdf(pdf))
            {
                throw new PrintException(result.End == CommandEnd.TimedOut
                    ? $"{_browser} did not print {page} within {s_limit.TotalMinutes:0} minutes and was ended; print it from its window."
                    : $"{_browser} printed no PDF of {page} ({result.LastWords.TrimEnd('.')}); print it from its window.");
            }
        }
        catch
        {
            File.Delete(pdf);
            throw;
        }
        finally
        {
            Remove(profile);
        }
    }

    private Command CommandOf(string page, string pdf, string profile)
    {
        // Its sandbox needs user namespaces, which root does not get from it; the page's own policy lets nothing of others run.
        string[] ofRoot = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        return new Command(
            _browser, [.. s_settings, .. ofRoot, $"--user-data-dir={profile}", $"--print-to-pdf={Path.GetFullPath(pdf)}", AddressOf(page)])
        {
            Environment = new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = profile, ["XDG_CACHE_HOME"] = profile },
            Limit = s_limit,
        };
    }

    /// <summary>Whatever the path holds: a sharp or a question mark in it begins no other part of the address.</summary>
    internal static string AddressOf(string path) =>
        "file://" + string.Join('/', Path.GetFullPath(path).Split('/').Select(Uri.EscapeDataString));

    private static bool IsPdf(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var begin = new byte[5];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length
            && Encoding.ASCII.GetString(begin) == "%PDF-";
    }

    private static void Remove(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Something of the browser still wrote there; the system clears its temporary folder.
        }
    }
}

/// <summary>A page cannot be printed; the message is the sentence for the user.</summary>
internal sealed class PrintException(string message) : Exception(message);
