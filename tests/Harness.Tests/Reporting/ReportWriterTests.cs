using System.Text.RegularExpressions;
using System.Xml.Linq;
using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed partial class ReportWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_report_is_a_page_a_Markdown_file_and_its_charts()
    {
        var files = ReportWriter.Write(SyntheticRun.Of(Small), _folder);

        Assert.All([files.HtmlPath, files.MarkdownPath, .. files.Charts], path => Assert.True(new FileInfo(path).Length > 100, path));
        Assert.All(
            ChartLink().Matches(File.ReadAllText(files.MarkdownPath)),
            link => Assert.True(File.Exists(Path.Combine(_folder, link.Groups[1].Value)), link.Value));
    }

    [Fact]
    public void The_page_has_no_script_but_its_own_needs_no_network_and_all_its_links_lead_somewhere()
    {
        var html = Page(SyntheticRun.Of(Small));
        var page = XDocument.Parse(html);

        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("a").Attributes("href"), href => Assert.True(
            href.Value.StartsWith('#') ? ids.Contains(href.Value[1..]) : File.Exists(Path.Combine(_folder, href.Value)), href.Value));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "link" or "iframe" or "object");
        Assert.Null(Assert.Single(page.Descendants("script")).Attribute("src"));
        Assert.Equal(
            ["http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"],
            Address().Matches(html).Select(match => match.Value).Distinct().Order());
    }

    [Fact]
    public void The_page_has_every_table_with_a_cell_under_each_heading_and_carries_the_whole_method()
    {
        var page = XDocument.Parse(Page(SyntheticRun.Of(Small)));

        var tables = page.Descendants("table").Select(table => table.Ancestors("section").First().Attribute("id")!.Value).Distinct();
        Assert.Equal(
            [
                "arms", "capacity-sleep", "capacity-sleep-rules", "capacity-sum-squares", "capacity-sum-squares-rules", "controls", "cores",
                "matrix", "method", "omitted", "runtimes",
            ],
            tables.Order());
        Assert.All(page.Descendants("table"), table => Assert.All(
            table.Descendants("tr"), row => Assert.Equal(table.Descendants("th").Count(), row.Elements().Count())));
        var method = Assert.Single(page.Descendants("div"), element => (string?)element.Attribute("id") == "whole-method");
        var headings = File.ReadLines(ProjectTree.At("docs/measurement.md"))
            .Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' '));
        Assert.Equal(headings, method.Elements("h3").Select(heading => heading.Value));
        Assert.Equal(
            File.ReadLines(ProjectTree.At("docs/measurement.md")).Count(line => line.StartsWith("| ", StringComparison.Ordinal)),
            method.Descendants("tr").Count());
        Assert.DoesNotContain("**", method.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("`", method.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reference_within_a_chart_leads_to_that_chart()
    {
        var page = XDocument.Parse(Page(SyntheticRun.Of(Small)));

        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        var references = page.Descendants().Attributes().SelectMany(attribute => Reference().Matches(attribute.Value))
            .Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Fact]
    public void All_text_from_the_data_is_encoded()
    {
        const string Evil = "</td><script>alert('x')</script>&\"";
        var runtime = SyntheticRuntimes.Stock with
        {
            Id = $"cpython{Evil}",
            Source = Evil,
            Description = SyntheticRuntimes.Stock.Description with { Executable = $"/opt/{Evil}" },
        };
        var run = SyntheticRun.Of(Small with { Runtimes = [runtime, SyntheticRuntimes.DotNet] })
            .Changing(launch => launch.Block == 1, launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = Evil });
        run = run with
        {
            Header = run.Header with
            {
                Id = Evil,
                Machine = run.Header.Machine with { CpuModel = Evil, Kernel = Evil },
                Plan = run.Header.Plan with { Profile = Evil, Omitted = [new OmittedArm(Evil, Evil, Evil, Evil)] },
            },
        };

        var page = XDocument.Parse(Page(run));

        Assert.DoesNotContain("alert", Assert.Single(page.Descendants("script")).Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("dd"), cell => cell.Value == Evil);
        Assert.Contains(page.Descendants("td"), cell => cell.Value == $"/opt/{Evil}");
    }

    [Fact]
    public void A_run_that_measured_nothing_yet_still_has_a_report()
    {
        var run = SyntheticRun.Of(Small);

        var html = Page(run with { Launches = [], Blocks = [], End = null, Server = null });

        Assert.Contains("No launch of this run counts yet", html, StringComparison.Ordinal);
        Assert.Contains("The run has not ended", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_spoiled_blocks_is_said()
    {
        var run = SyntheticRun.Of(Small);
        BlockEnd[] spoiled =
        [
            new(1, 0, false, "sleep ran throttled"), new(2, 0, false, "sleep ran throttled"), new(3, 0, false, "steal of 5 %"),
        ];

        Assert.Contains(
            "sleep ran throttled (2 times); steal of 5 %",
            Page(run with { Blocks = [.. spoiled, .. run.Blocks] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_of_an_earlier_report_do_not_stay_behind()
    {
        var earlier = ReportWriter.Write(SyntheticRun.Of(Small), _folder);

        var files = ReportWriter.Write(SyntheticRun.Of(Small with { Workloads = [SyntheticWorkloads.Sleep] }), _folder);

        Assert.NotEmpty(earlier.Charts.Except(files.Charts));
        Assert.Equal(files.Charts.Order(), Directory.GetFiles(Path.Combine(_folder, "charts")).Order());
        Assert.Equal(["index.html", "report.md", "report.sha256"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("report.md", false)]
    [InlineData("index.html", false)]
    [InlineData("report.sha256", false)]
    [InlineData("charts", false)]
    [InlineData("charts/mine.txt", false)]
    [InlineData("report.md", true)]
    [InlineData("charts/mine.txt", true)]
    [InlineData("charts/folder/mine.txt", true)]
    public void A_file_that_no_report_wrote_refuses_the_folder_in_which_nothing_changes(string name, bool besideReport)
    {
        if (besideReport)
        {
            ReportWriter.Write(SyntheticRun.Of(Small), _folder);
        }

        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "mine");
        var before = Contents();

        var refusal = Assert.Throws<ReportException>(() => ReportWriter.Write(SyntheticRun.Of(Small), _folder));

        Assert.Contains(name.Split('/')[0], refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--output", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [Fact]
    public void A_report_that_was_copied_such_as_by_git_may_be_replaced_whatever_its_times_are()
    {
        ReportWriter.Write(SyntheticRun.Of(Small), _folder);
        foreach (var path in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            File.Delete(path);
            File.WriteAllBytes(path, bytes);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        var files = ReportWriter.Write(SyntheticRun.Of(Small), _folder);

        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(files.HtmlPath));
    }

    [Fact]
    public void What_lies_beside_a_report_is_left_as_it_is()
    {
        ReportWriter.Write(SyntheticRun.Of(Small), _folder);
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "mine");

        ReportWriter.Write(SyntheticRun.Of(Small), _folder);

        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "notes.txt")));
    }

    private IReadOnlyList<(string Name, string Text)> Contents() =>
        [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Order().Select(path => (path, File.ReadAllText(path)))];

    [Fact]
    public void A_folder_of_charts_that_are_no_report_s_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "charts"));
        File.WriteAllText(Path.Combine(_folder, "charts", "mine.png"), "");

        var refusal = Assert.Throws<ReportException>(() => ReportWriter.Write(SyntheticRun.Of(Small), _folder));

        Assert.Contains("name another folder", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "charts", "mine.png")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_clear_sentence()
    {
        var file = Path.Combine(_folder, "taken");
        File.WriteAllText(file, "");

        var refused = Assert.Throws<ReportException>(() => ReportWriter.Write(SyntheticRun.Of(Small), file));

        Assert.StartsWith($"The report cannot be written to {file}: ", refused.Message, StringComparison.Ordinal);
    }

    private static SyntheticOptions Small { get; } = new() { Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep] };

    private string Page(Run run) => File.ReadAllText(ReportWriter.Write(run, _folder).HtmlPath);

    [GeneratedRegex(@"\]\((charts/[^)]+)\)")]
    private static partial Regex ChartLink();

    [GeneratedRegex(@"https?://[\w./]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Reference();
}
