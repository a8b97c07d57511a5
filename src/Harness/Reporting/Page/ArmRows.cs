using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;
using GilBench.Statistics;

namespace GilBench.Reporting.Page;

/// <summary>The table of all arms.</summary>
internal static class ArmRows
{
    public static IReadOnlyList<ArmRow> Of(Evidence evidence) => [.. evidence.Analysis.Arms.Select(Row)];

    private static ArmRow Row(ArmAnalysis arm) => new(
        ArmLink.AnchorOf(arm.Arm.Id),
        ParameterSetNames.Label(arm.Arm.Workload, arm.Arm.ParameterSet),
        arm.Arm.Model,
        arm.Arm.Runtime,
        arm.Arm.Cores.ToString(CultureInfo.InvariantCulture),
        arm.Arm.Workers.ToString(CultureInfo.InvariantCulture),
        Write(arm.SecondsPerUnit, Figures.Duration),
        Write(arm.EstimateOf(Metric.Throughput)?.Value, Metric.Throughput),
        Write(arm.OverOneWorkerBaseline?.Ratio, Figures.Ratio),
        Write(arm.OverSequential?.Ratio, Figures.Ratio),
        arm.Efficiency is { } efficiency ? Figures.Percent(efficiency.Value) : Figures.None,
        Write(arm[Metric.StartUp].Median, Metric.StartUp),
        Write(arm.EstimateOf(Metric.FirstUse)?.Value, Metric.FirstUse),
        Write(arm.CpuPerWall, Metric.CpuPerWall),
        Write(arm[Metric.Memory].Median, Metric.Memory),
        CertificateText.Of(arm.Certificates.Verdict),
        arm.BlockSeconds.Count.ToString(CultureInfo.InvariantCulture),
        Remarks(arm));

    private static string Write(Estimate? estimate, Func<Estimate, string> write) => estimate is null ? Figures.None : write(estimate);

    private static string Write(double? value, Metric metric) => value is { } known ? Figures.Of(known, metric.Unit) : Figures.None;

    private static string Remarks(ArmAnalysis arm)
    {
        string?[] remarks =
        [
            arm.Arm.Role switch
            {
                ArmRole.AaControl => "A/A control",
                ArmRole.OneWorkerBaseline => "one-worker baseline",
                ArmRole.PositiveControl => "native ceiling",
                _ => null,
            },
            arm.Arm.Weak ? "weak scaling" : null,
            arm.IsNotSteady ? "not steady" : null,
            arm.SecondsPerUnit?.Wandered == true ? "drifted from block to block" : null,
            arm.Outliers.BeyondThreeDeviations is > 0 and var outliers ? Counted.Of(outliers, "outlier, kept", "outliers, kept") : null,
            arm.Outliers.IsMultimodal ? "several peaks" : null,
        ];
        return string.Join("; ", remarks.OfType<string>());
    }
}
