using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Page;
using GilBench.Reporting.Text;
using GilBench.Reporting.Warnings;

namespace GilBench.Reporting.Summary;

/// <summary>What a terminal shows of a run at its end, as data.</summary>
/// <param name="Basis">What the figures rest on.</param>
/// <param name="Resolution">What the run could have seen.</param>
/// <param name="TimedShare">Share of the wall time in timed regions; null where the run has not ended.</param>
internal sealed record RunSummary(
    string Headline, IReadOnlyList<SummaryRow> Rows, IReadOnlyList<Warning> Warnings, string Basis, string Resolution, double? TimedShare)
{
    public static RunSummary Of(Run run)
    {
        var evidence = Evidence.Of(run);
        return new RunSummary(
            HeadlineText.Of(evidence).Sentence,
            [.. evidence.Analysis.Arms.Where(arm => arm.Arm.Role == ArmRole.Measured).Select(Row)],
            WarningList.Of(evidence),
            LaunchText.Basis(evidence.Analysis),
            ResolutionText.Of(Analysis.Resolution.Of(run, evidence.Analysis), evidence.Analysis.InRounds),
            run.End?.TimedShare);
    }

    private static SummaryRow Row(ArmAnalysis arm)
    {
        var gain = ComparedModel.GainOf(arm);
        return new SummaryRow(
            ParameterSetNames.Label(arm.Arm.Workload, arm.Arm.ParameterSet),
            arm.Arm.Model,
            arm.Arm.Runtime,
            arm.Arm.Cores,
            arm.Arm.Workers,
            arm.SecondsPerUnit,
            gain,
            arm.SecondsPerUnit is { } seconds ? Figures.Duration(seconds) : Figures.None,
            gain is null ? Figures.None : Figures.Ratio(gain),
            arm.CpuPerWall is { } cores ? cores.ToString("0.00", CultureInfo.InvariantCulture) : Figures.None);
    }
}
