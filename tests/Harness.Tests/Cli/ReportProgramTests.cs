using System.Text.RegularExpressions;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>report</c> on made-up runs.</summary>
[Trait("category", "process")]
public sealed partial class ReportProgramTests : IDisposable
{
    private static readonly string[] s_report = ["charts", "index.html", "report.md", "report.sha256"];

    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Every_run_gets_its_report_beside_it_with_the_claims_it_was_measured_for_else_the_projects()
    {
        var own = WriteWithClaimOfItsOwn();
        var plain = Write("plain");

        var end = await _program.RunAsync("report", "own", "plain/run.jsonl");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Equal([$"Report: {own}/index.html", $"Report: {plain}/index.html"], end.Output.TrimEnd().Split('\n'));
        AssertHolds(own, [.. s_report, "claims.json", "run.jsonl"]);
        AssertHolds(plain, [.. s_report, "run.jsonl"]);
        Assert.Equal(["gil-processes"], ClaimsOf(own));
        Assert.Superset(new HashSet<string> { "gil-threads", "nogil-scales", "gil-processes" }, ClaimsOf(plain).ToHashSet());
    }

    [Fact]
    public async Task A_report_goes_where_it_is_asked_to_and_leaves_the_run_as_it_is()
    {
        var own = WriteWithClaimOfItsOwn();

        var end = await _program.RunAsync("report", "own", "--output", "elsewhere/deep");

        var elsewhere = _program.Folder.In("elsewhere/deep");
        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Equal("Report: elsewhere/deep/index.html", end.Output.TrimEnd());
        AssertHolds(own, ["claims.json", "run.jsonl"]);
        AssertHolds(elsewhere, s_report);
        Assert.Equal(["gil-processes"], ClaimsOf(elsewhere));
    }

    [Fact]
    public async Task A_run_whose_every_block_was_spoiled_has_a_page_that_says_so()
    {
        var whole = SyntheticRun.Of(new SyntheticOptions { Blocks = 2, Workloads = [SyntheticWorkloads.SumSquares] });
        var folder = SyntheticFile.Write(
            whole with
            {
                Launches = [.. whole.Launches.Select(launch => launch with { Faults = [DisturbanceText.Stolen(0.3, 0.02)] })],
                Blocks = [.. whole.Blocks.Select(block => block with { Valid = false, Reason = "It was disturbed." })],
                End = new RunEnd(RunEndReason.TooNoisy, 1, 2),
            },
            _program.Folder.In("noisy"));

        var end = await _program.RunAsync("report", "noisy");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Equal($"Report: {folder}/index.html", end.Output.TrimEnd());
        foreach (var page in new[] { "report.md", "index.html" })
        {
            Assert.Contains(
                "so nothing can be concluded from it",
                await File.ReadAllTextAsync(Path.Combine(folder, page), TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
    }

    private string Write(string name) =>
        SyntheticFile.Write(
            SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }), _program.Folder.In(name));

    private string WriteWithClaimOfItsOwn()
    {
        var folder = Write("own");
        File.WriteAllText(Path.Combine(folder, ClaimFile.Name), ClaimFile.Write([Catalogue.Claim("gil-processes")]));
        return folder;
    }

    private static void AssertHolds(string folder, IEnumerable<string> names) =>
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>The page and the Markdown tell of the same ones, and the charts that are named are there.</summary>
    private static List<string> ClaimsOf(string folder)
    {
        var page = File.ReadAllText(Path.Combine(folder, "index.html"));
        var markdown = File.ReadAllText(Path.Combine(folder, "report.md"));
        var claims = Card().Matches(page).Select(card => card.Groups[1].Value).ToList();
        Assert.Equal(claims, Heading().Matches(markdown).Select(heading => heading.Groups[1].Value));
        var charts = Chart().Matches(markdown).Select(chart => chart.Groups[1].Value).ToList();
        Assert.Contains("charts/claim-gil-processes.png", charts);
        Assert.All(charts, chart => Assert.True(File.Exists(Path.Combine(folder, chart)), chart));
        return claims;
    }

    [GeneratedRegex("<div class=\"card claim\" id=\"claim-([^\"]+)\">")]
    private static partial Regex Card();

    [GeneratedRegex("^### ([a-z0-9-]+): ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((charts/[^)]+)\)")]
    private static partial Regex Chart();
}
