using System.Text;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;

namespace GilBench.Reporting.Html;

/// <summary>A page without its charts: it is written while they are drawn.</summary>
/// <param name="text">With a <see cref="Mark"/> where each of the charts belongs.</param>
/// <param name="charts">In the order of their marks.</param>
internal sealed class PageDraft(string text, IReadOnlyList<Chart> charts)
{
    /// <summary>A control character: of those in the data none is left, as what nobody could see is written out.</summary>
    public const char Mark = '\u0001';

    /// <param name="drawn">The charts by their identifier.</param>
    /// <returns>The whole page.</returns>
    public string With(IReadOnlyDictionary<string, DrawnChart> drawn)
    {
        var plots = new Plots(drawn);
        var page = new StringBuilder(text.Length);
        var from = 0;
        foreach (var chart in charts)
        {
            var mark = text.IndexOf(Mark, from);
            page.Append(text, from, mark - from).Append(plots.Of(chart));
            from = mark + 1;
        }

        return page.Append(text, from, text.Length - from).ToString();
    }
}
