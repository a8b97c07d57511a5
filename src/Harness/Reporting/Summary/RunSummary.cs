using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Reporting.Warnings;

namespace GilBench.Reporting.Summary;

/// <summary>What a terminal shows of a run at its end.</summary>
/// <param name="Answers">About the user's code, shown before all else.</param>
/// <param name="Headline">Empty where an answer says all that there is.</param>
/// <param name="Arms">Of the arms that were asked for.</param>
/// <param name="Basis">What the figures rest on.</param>
/// <param name="Resolution">What the run could have seen.</param>
internal sealed record RunSummary(
    IReadOnlyList<AnswerWords> Answers, string Headline, Table Arms, IReadOnlyList<Warning> Warnings, string Basis, string Resolution)
{
    public static RunSummary Of(Run run)
    {
        var evidence = Evidence.Of(run);
        return new RunSummary(
            CodeAnswerText.Of(evidence),
            HeadlineText.Of(evidence).Sentence,
            ArmsTable.Short(evidence),
            WarningList.Of(evidence),
            LaunchText.Basis(evidence.Analysis),
            ResolutionText.Of(Analysis.Resolution.Of(run, evidence.Analysis), evidence.Analysis.InRounds));
    }
}
