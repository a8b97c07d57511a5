using System.Text;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Markdown;

namespace GilBench.Reporting.Verdicts;

/// <summary>Judgements as a page of Markdown.</summary>
internal static class VerdictMarkdown
{
    public static string Of(Run run, IReadOnlyList<Judgement> judgements)
    {
        var page = new StringBuilder("# Claims about concurrency, judged on this machine\n\n");
        if (ClaimHeadline.Of(judgements) is { } headline)
        {
            page.Append("**").Append(Escape(headline)).Append("**\n\n");
        }

        page.Append("| Claim | Variant | Runtime | Verdict | Expected | Speed-up [95 %] | Why | Evidence |\n|").Append(string.Concat(Enumerable.Repeat(" --- |", 8))).Append('\n');
        foreach (var row in judgements.Select(VerdictRow.Of))
        {
            string[] cells = [row.Claim, row.Variant, row.Runtime, row.IsContrary ? $"{row.Answer} (!)" : row.Answer, row.Expected, row.SpeedUp, row.Reason, row.Evidence];
            page.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
        }

        page.Append("\n## What is claimed\n\n");
        foreach (var claim in judgements.Select(judgement => judgement.Claim).DistinctBy(claim => claim.Id))
        {
            page.Append("- **").Append(Escape(claim.Id)).Append("** (").Append(Escape(claim.Source)).Append("): ").Append(Escape(claim.Sentence)).Append('\n');
            foreach (var (variant, statement) in claim.Statements)
            {
                var figure = statement.Figure is null ? "" : $" Printed: {statement.Figure}.";
                page.Append("  - ").Append(variant == ClaimVariant.Literal ? "literal" : "restated").Append(": ").Append(Escape(statement.Sentence + figure)).Append('\n');
            }
        }

        page.Append("\nRun ").Append(Escape(run.Header.Id)).Append(", machine ").Append(Escape(run.Header.Machine.Fingerprint)).Append(" (").Append(Escape(run.Header.Machine.CpuModel ?? "CPU unknown")).Append(").\n");
        return page.ToString();
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
