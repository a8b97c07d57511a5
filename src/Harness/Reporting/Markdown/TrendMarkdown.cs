using System.Globalization;
using System.Text;
using GilBench.History;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Markdown;

/// <summary>What the history says of several arms as a section of Markdown, such as of a CI job's summary.</summary>
internal static class TrendMarkdown
{
    /// <param name="trends">Of one metric; none where no run says anything of it.</param>
    public static string Of(IReadOnlyList<Trend> trends)
    {
        var page = new StringBuilder("## Lasting changes in the history\n\n");
        var (known, tooShort) = (trends.Where(trend => !trend.HasTooFewRuns).ToList(), trends.Where(trend => trend.HasTooFewRuns).ToList());
        if (known.Exists(trend => trend.Changes.Count > 0))
        {
            MarkdownTable.Append(page, HistoryTables.Changes(known));
        }

        foreach (var sentence in Sentences(known, tooShort))
        {
            page.Append(MarkdownText.Escape(sentence)).Append("\n\n");
        }

        foreach (var remark in known.SelectMany(TrendFinding.Remarks).Distinct())
        {
            page.Append("- ").Append(MarkdownText.Escape(remark)).Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Sentences(List<Trend> known, List<Trend> tooShort)
    {
        if (known.Where(trend => trend.Changes is []).ToList() is { Count: > 0 } steady)
        {
            var (least, most) = (steady.Min(trend => trend.LeastStep), steady.Max(trend => trend.LeastStep));
            var step = least == most
                ? Figures.Percent(most)
                : $"{Figures.Percent(least)} to {Figures.Percent(most)}, depending on the arm,";
            yield return $"{Counted.Of(steady.Count, "arm")} without a lasting change of {step} or more in "
                + $"{Counted.Between(steady.Min(Runs), steady.Max(Runs), "run")}.";
        }

        if (tooShort.Count > 0)
        {
            yield return $"{Counted.Of(tooShort.Count, "arm")} with {Counted.Between(tooShort.Min(Runs), tooShort.Max(Runs), "run")}, "
                + $"too few to tell a lasting change: {Trend.FewestRuns.ToString(CultureInfo.InvariantCulture)} of one machine are needed.";
        }
        else if (known is [])
        {
            yield return "No run of this machine says anything of such arms.";
        }

        static int Runs(Trend trend) => trend.Values.Count;
    }
}
