using GilBench.Reporting;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

[Trait("category", "process")]
public sealed class FleetReportWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_machine_has_its_whole_report_beneath_and_every_link_and_chart_of_the_page_is_there()
    {
        var files = Write(2, 4);

        foreach (var machine in new[] { "2-cores-2006", "4-cores-400c" })
        {
            Assert.True(File.Exists(_folder.In($"fleet/machines/{machine}/index.html")));
            Assert.True(File.Exists(_folder.In($"fleet/machines/{machine}/report.md")));
        }

        var markdown = File.ReadAllText(files.MarkdownPath);
        var links = System.Text.RegularExpressions.Regex.Matches(markdown, @"\]\(((?:charts|machines)/[^)]+)\)")
            .Select(link => link.Groups[1].Value).ToList();
        Assert.True(links.Count >= 8, $"{links.Count} links");
        Assert.All(links, link => Assert.True(File.Exists(_folder.In($"fleet/{link}")), link));
        Assert.All(files.Charts, chart => Assert.True(new FileInfo(chart).Length > 0, chart));
    }

    [Fact]
    public void A_report_of_the_same_machines_is_replaced_and_another_machine_s_is_not_mixed_with_it()
    {
        Write(2, 4);
        var files = Write(2, 4);

        var refused = Assert.Throws<ReportException>(() => Write(2, 8));

        Assert.True(File.Exists(files.HtmlPath));
        Assert.Equal(
            $"The folder {_folder.In("fleet")} holds machines/4-cores-400c, which is none of these machines; name another folder with "
                + "--output.",
            refused.Message);
    }

    [Fact]
    public void A_file_that_no_report_wrote_is_left_alone()
    {
        Directory.CreateDirectory(_folder.In("fleet"));
        File.WriteAllText(_folder.In("fleet/index.html"), "mine");

        var refused = Assert.Throws<ReportException>(() => Write(2, 4));

        Assert.Contains("holds index.html, which no report wrote", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.In("fleet/index.html")));
    }

    private ReportFiles Write(params int[] cores) => FleetReportWriter.Write(SyntheticFleet.Of(cores), _folder.In("fleet"), _ => []);
}
