using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;

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
        arm.SecondsPerUnit is { } seconds ? Figures.PerSecond(1 / seconds.Value) : Figures.None,
        Write(arm.OverOneWorkerBaseline?.Ratio, Figures.Ratio),
        Write(arm.OverSequential?.Ratio, Figures.Ratio),
        arm.Efficiency is { } efficiency ? Figures.Percent(efficiency.Value) : Figures.None,
        Write(arm.Meters.StartupSeconds, Figures.Duration),
        arm.ColdSeconds is { } cold ? Figures.Duration(cold.Value) : Figures.None,
        Write(arm.CpuPerWall, Figures.Significant),
        Write(arm.Meters.PssBytes, Figures.Bytes),
        CertificateText.Of(arm.Certificates.Verdict),
        arm.BlockSeconds.Count.ToString(CultureInfo.InvariantCulture),
        Remarks(arm));

    private static string Write(Estimate? estimate, Func<Estimate, string> write) => estimate is null ? Figures.None : write(estimate);

    private static string Write(double? value, Func<double, string> write) => value is { } known ? write(known) : Figures.None;

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
