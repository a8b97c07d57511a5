using System.Text;
using GilBench.Reporting.Verdicts;

namespace GilBench.Reporting.Markdown;

/// <summary>The claims of a report as Markdown.</summary>
internal static class ClaimsText
{
    /// <summary>Nothing where there is no claim.</summary>
    public static void Append(StringBuilder page, IReadOnlyList<ClaimCard> claims)
    {
        if (claims.Count == 0)
        {
            return;
        }

        page.Append("## What is said of concurrency, judged by this run\n\n");
        foreach (var claim in claims)
        {
            page.Append("### ").Append(Escape($"{claim.Id}: {claim.Sentence}")).Append("\n\n").Append(Escape(claim.Source)).Append("\n\n");
            foreach (var verdict in claim.Verdicts)
            {
                Append(page, verdict);
            }

            page.Append('\n');
            if (claim.Chart is { } chart)
            {
                page.Append("![").Append(Escape(chart.Title)).Append("](").Append(chart.PngPath).Append(")\n\n");
            }
        }
    }

    private static void Append(StringBuilder page, CardVerdict verdict)
    {
        var said = $"{Before(" on ", verdict.Runtime)}{Within(verdict.Comparison)}{Before(": ", verdict.SpeedUp)}";
        string?[] parts =
        [
            $"**{verdict.Variant}: {verdict.Answer}**{Escape(said)}.",
            Escape(verdict.Reason),
            Escape(verdict.Sentence),
            verdict.Figure.Length > 0 ? $"Printed: {Escape(verdict.Figure)}." : null,
            verdict.Arms.Count > 0 ? $"[Arms](#all-arms): {string.Join(", ", verdict.Arms.Select(arm => Escape(arm.Arm)))}." : null,
            verdict.Certificates.Length > 0 ? $"GIL certificates: {Escape(verdict.Certificates)}." : null,
            verdict.Controls.Length > 0 ? $"Controls: {Escape(verdict.Controls)}." : null,
        ];
        page.Append("- ").AppendJoin(' ', parts.OfType<string>()).Append('\n');
    }

    private static string Before(string word, string text) => text.Length > 0 ? word + text : "";

    private static string Within(string text) => text.Length > 0 ? $" ({text})" : "";

    private static string Escape(string text) => MarkdownText.Escape(text);
}
