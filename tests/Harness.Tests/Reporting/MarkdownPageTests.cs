using System.Runtime.CompilerServices;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class MarkdownPageTests
{
    [Fact]
    public void The_report_of_a_fixed_run_is_the_approved_one()
    {
        var report = Render(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep] });
        var received = Path.Combine(AppContext.BaseDirectory, "report.received.md");
        File.WriteAllText(received, report);

        Assert.True(
            report == File.ReadAllText(Approved()),
            $"The report is not the approved one. Compare {received} with {Approved()}, and copy it there if the change is meant.");
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("sum_squares", "sum_squares")]
    [InlineData("__init__", "\\_\\_init\\_\\_")]
    [InlineData("[click](here)", "[click]\\(here)")]
    [InlineData("1.92× [1.88, 1.96]", "1.92× [1.88, 1.96]")]
    public void Markup_in_the_data_is_shown_and_not_read(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [Fact]
    public void A_path_with_pipes_does_not_break_its_row()
    {
        var description = SyntheticRuntimes.Stock.Description with { Executable = "/opt/a|b/python" };
        var odd = SyntheticRuntimes.Stock with { Description = description };

        var row = Render(new SyntheticOptions { Runtimes = [odd, SyntheticRuntimes.DotNet] }).Split('\n')
            .First(line => line.Contains("/opt/a", StringComparison.Ordinal));

        Assert.Equal(7, row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
    }

    private static string Render(SyntheticOptions options)
    {
        var evidence = Evidence.Of(SyntheticRun.Of(options));
        return MarkdownPage.Render(ReportBuilder.Build(evidence, ChartCatalog.Of(evidence)));
    }

    private static string Approved([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "report.approved.md");
}
