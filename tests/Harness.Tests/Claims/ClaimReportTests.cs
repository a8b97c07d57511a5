using System.Text.RegularExpressions;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Reporting;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

public sealed partial class ClaimReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_report_shows_what_its_run_says_of_each_claim_that_it_can_judge()
    {
        var files = ReportWriter.Write(SyntheticRun.Of(new SyntheticOptions()), _folder, Catalogue.Claims);

        var page = File.ReadAllText(files.HtmlPath);
        Assert.Contains("id=\"claim-gil-threads\"", page, StringComparison.Ordinal);
        Assert.Contains("restated: holds</b> on cpython-3.13 (as expected)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cpu-processes", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "charts", "claim-gil-threads.svg")));
        Assert.Contains(
            "### gil-threads: With a GIL, threads gain nothing on CPU-bound Python.",
            File.ReadAllText(files.MarkdownPath),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_asks_for_memory_shows_it_beside_the_time()
    {
        var run = SyntheticRun.Of(new SyntheticOptions());
        var claim = Catalogue.Claim("gil-threads");
        var asking = claim with { Restated = claim.Restated! with { Memory = true } };

        string EvidenceOf(Claim judged) => VerdictRow.Of(ClaimJudge.Judge([judged], run)[0]).Evidence;

        Assert.Contains("memory 16.1 MB over 16.0 MB", EvidenceOf(asking), StringComparison.Ordinal);
        Assert.DoesNotContain("memory", EvidenceOf(claim), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_to_an_arm_leads_to_its_row()
    {
        var page = File.ReadAllText(ReportWriter.Write(SyntheticRun.Of(new SyntheticOptions()), _folder, Catalogue.Claims).HtmlPath);

        var links = Link().Matches(page).Select(link => link.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Single(Regex.Matches(page, $"id=\"{link}\"")));
    }

    [Fact]
    public void Without_claims_there_is_no_such_section() =>
        Assert.DoesNotContain(
            "id=\"claims\"",
            File.ReadAllText(ReportWriter.Write(SyntheticRun.Of(new SyntheticOptions()), _folder).HtmlPath),
            StringComparison.Ordinal);

    [GeneratedRegex("href=\"#(arm-[^\"]+)\"")]
    private static partial Regex Link();
}
