using System.Globalization;
using System.Text;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Markdown;

/// <summary>What a throughput takes, as a page of Markdown.</summary>
internal static class CapacityMarkdown
{
    public static string Of(Run run, CapacityAnswers answers)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Capacity: {Escape(CapacityText.QuestionOf(answers))}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"**{Escape(CapacityText.Headline(answers))}**\n\n");
        MarkdownTable.AppendSection(page, CapacityTables.Of(answers));
        MarkdownTable.AppendSection(page, CapacityTables.Rules(answers));
        page.Append(CultureInfo.InvariantCulture, $"Run {Escape(run.Header.Id)}, machine {Escape(answers.Machine.Fingerprint)} "
            + $"({Escape(answers.Machine.CpuModel ?? "CPU unknown")}).\n");
        return page.ToString();
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
