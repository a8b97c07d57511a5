using GilBench.Reporting;
using GilBench.Results;
using GilBench.Tests.Claims;
using GilBench.Tests.Reporting.Comparisons;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>Pages are valid by the HTML standard.</summary>
public sealed class ValidHtmlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string PageOf(string name) => File.ReadAllText((name switch
    {
        "many-cores" => ReportWriter.Write(SyntheticRun.Of(ReportSizes.ManyCores), _folder.Root),
        "many-models" => ReportWriter.Write(SyntheticRun.Of(ReportSizes.ManyModels), _folder.Root),
        "compared" => ReportWriter.Write(ComparedRuns.First, _folder.Root, comparison: ComparedRuns.Report),
        "fleet" => FleetReportWriter.Write(SyntheticFleet.Of(2, 16, 128), _folder.Root, _ => []),
        "hostile-compared" => ReportWriter.Write(ComparedRuns.First, _folder.Root, comparison: ComparedRuns.HostileReport),
        "sample" => ReportWriter.Write(RunFile.Read(ProjectTree.At("reports", "sample")), _folder.Root, Catalogue.Claims),
        _ => ReportWriter.Write(FixedRuns.Of(name), _folder.Root, Catalogue.Claims),
    }).HtmlPath);

    [Theory]
    [InlineData("sample")]
    [InlineData("two-cores")]
    [InlineData("failures-only")]
    [InlineData("hostile-names")]
    [InlineData("many-cores")]
    [InlineData("many-models")]
    [InlineData("compared")]
    [InlineData("hostile-compared")]
    [InlineData("fleet")]
    public void A_page_is_valid(string name) => Assert.Empty(HtmlConformance.FaultsOf(PageOf(name)));

    [Theory]
    [InlineData("<p><div>inside a paragraph</div></p>")]
    [InlineData("<table><tr><td>without a body</td></tr></table>")]
    [InlineData("<p id=\"one\">twice</p><p id=\"one\">twice</p>")]
    [InlineData("<p><a href=\"#nowhere\">a link</a></p>")]
    [InlineData("<p aria-describedby=\"one nowhere\" id=\"one\">a description</p>")]
    [InlineData("<p>an unknown character &#x1;</p>")]
    [InlineData("<a href=\"x\"><a href=\"y\">a link in a link</a></a>")]
    public void What_is_not_valid_is_found(string body)
    {
        Assert.Empty(HtmlConformance.FaultsOf(Page("<p id=\"one\">fine</p>")));

        Assert.NotEmpty(HtmlConformance.FaultsOf(Page(body)));

        static string Page(string body) =>
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><title>x</title></head><body>{body}</body></html>";
    }
}
