using System.Globalization;
using System.Text;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Verdicts;

namespace GilBench.Reporting.Markdown;

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

        MarkdownTable.Append(page, VerdictTable.Of(judgements));
        page.Append("## What is claimed\n\n");
        foreach (var claim in judgements.Select(judgement => judgement.Claim).DistinctBy(claim => claim.Id))
        {
            page.Append(CultureInfo.InvariantCulture, $"- **{Escape(claim.Id)}** ({Escape(claim.Source)}): {Escape(claim.Sentence)}\n");
            foreach (var (variant, statement) in claim.Statements)
            {
                var figure = statement.Figure is null ? "" : $" Printed: {statement.Figure}.";
                var name = variant == ClaimVariant.Literal ? "literal" : "restated";
                page.Append(CultureInfo.InvariantCulture, $"  - {name}: {Escape(statement.Sentence + figure)}\n");
            }
        }

        var machine = run.Header.Machine;
        page.Append(CultureInfo.InvariantCulture, $"\nRun {Escape(run.Header.Id)}, ")
            .Append(CultureInfo.InvariantCulture, $"machine {Escape(machine.Fingerprint)} "
                + $"({Escape(machine.CpuModel ?? "CPU unknown")}).\n");
        return page.ToString();
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
