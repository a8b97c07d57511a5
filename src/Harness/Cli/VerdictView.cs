using GilBench.Analysis;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Judgements on the terminal, and what they come to as an exit code.</summary>
internal static class VerdictView
{
    public static void Write(IAnsiConsole console, Run run, IReadOnlyList<Judgement> judgements)
    {
        console.Write(TerminalTable.Of(VerdictTable.Of(judgements)).ShowRowSeparators());
        if (ClaimHeadline.Of(judgements) is { } headline)
        {
            console.MarkupLineInterpolated($"[bold]{headline}[/]");
        }

        var analysis = RunAnalysis.Of(run);
        console.MarkupLineInterpolated($"[grey]{LaunchText.Basis(analysis)}[/]");
        console.MarkupLineInterpolated(
            $"Machine: {run.Header.Machine.CpuModel ?? "CPU unknown"}, fingerprint {run.Header.Machine.Fingerprint}.");
        console.WriteLine(Summary(judgements));
        var refused = judgements.Where(judgement => judgement.Answer == Answer.EvidenceRefused);
        foreach (var refusal in refused.Select(judgement => judgement.Reason).Distinct())
        {
            console.MarkupLineInterpolated($"[red]{refusal}[/]");
        }
    }

    /// <summary>0: no answer is contrary to what is expected. 1: one is. 3: nothing could be judged, or evidence is refused.</summary>
    public static int ExitCodeOf(IReadOnlyList<Judgement> judgements) =>
        judgements.Any(judgement => judgement.IsContrary) ? ExitCode.No
        : judgements.Any(judgement => judgement.Answer == Answer.EvidenceRefused)
            || !judgements.Any(judgement => judgement.IsJudged) ? ExitCode.CouldNotMeasure
        : ExitCode.Fine;

    private static string Summary(IReadOnlyList<Judgement> judgements)
    {
        int Count(Answer answer) => judgements.Count(judgement => judgement.Answer == answer);
        return $"{Counted.Of(Count(Answer.Holds), "holds", "hold")}, {Count(Answer.Refuted)} refuted, "
            + $"{Count(Answer.Inconclusive)} inconclusive, {Count(Answer.CannotJudge)} cannot be judged here"
            + (Count(Answer.EvidenceRefused) is > 0 and var refused ? $", evidence refused for {refused}" : "")
            + $"; {judgements.Count(judgement => judgement.IsContrary)} contrary to what was expected.";
    }
}
