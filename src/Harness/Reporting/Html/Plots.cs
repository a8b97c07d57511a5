using System.Text.Encodings.Web;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;

namespace GilBench.Reporting.Html;

/// <summary>
/// Charts within the page. The first ones are part of it; where there are very many, the others are pictures beside it, which a browser
/// reads when they come into sight.
/// </summary>
internal sealed class Plots(IReadOnlyDictionary<string, DrawnChart> drawn)
{
    /// <summary>Characters of all charts that are part of the page: a standard run's page stays below 3 MB.</summary>
    private const int MostInline = 1_800_000;

    private int _inline;

    public string Of(Chart chart)
    {
        var one = drawn[chart.Id];
        if (_inline + one.Inline.Length <= MostInline)
        {
            _inline += one.Inline.Length;
            return one.Inline;
        }

        var (top, height) = (one.HeaderHeight, one.Height - one.HeaderHeight);
        var text = HtmlEncoder.Default.Encode(VisibleText.Of($"{chart.Title} {ChartData.Text(chart)}"));
        return FormattableString.Invariant($"<img src=\"{chart.SvgPath}#svgView(viewBox(0,{top},{Sheet.Width},{height}))\" ")
            + FormattableString.Invariant($"width=\"{Sheet.Width}\" height=\"{height}\" loading=\"lazy\" alt=\"{text}\" />");
    }
}
