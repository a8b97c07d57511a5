using System.Globalization;
using GilBench.Processes;
using GilBench.Reporting;
using GilBench.Reporting.Printing;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>report --format pdf</c>, with browsers that are none and with none at all.</summary>
[Trait("category", "process")]
public sealed class ReportPdfProgramTests : IDisposable
{
    private const string Prints = """
        printf '%s\n' "$@" > words
        for word; do
          case "$word" in --print-to-pdf=*) printf '%%PDF-1.4 made up\n' > "${word#--print-to-pdf=}" ;; esac
        done
        """;

    private readonly GilbenchProgram _program = new();

    public ReportPdfProgramTests() => SyntheticFile.Write(
        SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }), _program.Folder.In("a run #1?"));

    public void Dispose() => _program.Dispose();

    private string Pdf => _program.Folder.In("a run #1?/report.pdf");

    private IEnumerable<string?> Files => Directory.EnumerateFiles(_program.Folder.In("a run #1?")).Select(Path.GetFileName).Order();

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Without_a_browser_one_sentence_says_what_to_install_and_nothing_is_written()
    {
        var end = await _program.RunAsync("report", "a run #1?", "--format", "pdf");

        Assert.Equal((3, ""), (end.ExitCode, end.Output));
        Assert.Contains("apt-get install chromium", OneLine(end.Errors), StringComparison.Ordinal);
        Assert.Equal(["run.jsonl"], Files);
    }

    [Theory]
    [InlineData("chromium")]
    [InlineData("chromium-browser")]
    [InlineData("google-chrome")]
    public async Task An_installed_browser_prints_the_page_without_a_window_and_without_finding_any_host(string name)
    {
        _program.Folder.WriteProgram($"bin/{name}", Prints);

        var end = await _program.RunAsync("report", "a run #1?", "--format", "pdf");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.EndsWith("/a run #1?/report.pdf", end.Output.ReplaceLineEndings("").TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(["index.html", "report.md", "report.pdf", "report.sha256", "run.jsonl"], Files);
        var words = await File.ReadAllLinesAsync(_program.Folder.In("words"), TestContext.Current.CancellationToken);
        Assert.Superset(new HashSet<string> { "--headless", "--host-resolver-rules=MAP * ~NOTFOUND" }, words.ToHashSet());
        Assert.EndsWith("/a%20run%20%231%3F/index.html", words[^1], StringComparison.Ordinal);
        Assert.Equal(Environment.IsPrivilegedProcess, words.Contains("--no-sandbox"));
        var profile = words.Single(word => word.StartsWith("--user-data-dir=", StringComparison.Ordinal)).Split('=')[1];
        Assert.False(Directory.Exists(profile));
    }

    [Fact]
    public async Task The_next_report_takes_its_own_pdf_away_and_leaves_somebody_else_s()
    {
        _program.Folder.WriteProgram("bin/chromium", Prints);
        await _program.RunAsync("report", "a run #1?", "--format", "pdf");
        await _program.RunAsync("report", "a run #1?");
        Assert.DoesNotContain("report.pdf", Files);
        await File.WriteAllTextAsync(Pdf, "mine", TestContext.Current.CancellationToken);

        var plain = await _program.RunAsync("report", "a run #1?");
        var refused = await _program.RunAsync("report", "a run #1?", "--format", "pdf");

        Assert.Equal(0, plain.ExitCode);
        refused.AssertWrongUse("holds report.pdf, which no report wrote");
        Assert.Equal("mine", await File.ReadAllTextAsync(Pdf, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_browser_that_prints_nothing_is_told_with_its_last_words_and_leaves_the_page()
    {
        _program.Folder.WriteProgram("bin/chromium", "echo 'cannot open display' >&2; exit 1\n");

        var end = await _program.RunAsync("report", "a run #1?", "--format", "pdf");

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("printed no PDF", OneLine(end.Errors), StringComparison.Ordinal);
        Assert.Contains("cannot open display", OneLine(end.Errors), StringComparison.Ordinal);
        Assert.Equal(["index.html", "report.md", "report.sha256", "run.jsonl"], Files);
    }

    [Theory]
    [InlineData("large", 10)]
    [InlineData("fleet", 4)]
    public async Task A_real_browser_prints_every_page_of_a_report_that_carries_its_pictures_beside_it(string name, int fewestPages)
    {
        Assert.SkipWhen(Browser.Chromium.Executable is null, "No Chromium is installed; 'apt-get install chromium' brings it.");
        var folder = _program.Folder.In(name);
        var files = name == "fleet"
            ? FleetReportWriter.Write(SyntheticFleet.Of(2, 16, 128), folder, _ => [])
            : ReportWriter.Write(SyntheticRun.Of(ReportSizes.ManyModels), folder);

        var path = await new ReportPdf(PagePrinter.Find(new ProcessRunner(TimeProvider.System)))
            .WriteAsync(files, TestContext.Current.CancellationToken);

        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var pages = text.Split("/Type /Page\n").Length - 1;
        Assert.True(pages >= fewestPages, string.Create(CultureInfo.InvariantCulture, $"{pages} pages in {text.Length} bytes"));
        Directory.CreateDirectory(ProjectTree.At("artifacts", "screenshots"));
        File.Copy(path, ProjectTree.At("artifacts", "screenshots", $"{name}.pdf"), overwrite: true);
    }
}
