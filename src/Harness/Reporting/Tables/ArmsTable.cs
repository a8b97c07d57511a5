using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The large table of all arms, and the short one that closes a run on the terminal.</summary>
internal static class ArmsTable
{
    private static readonly Column<ArmAnalysis>[] s_all =
    [
        Columns.Workload,
        Columns.Model,
        Columns.Runtime,
        Columns.CoresAndWorkers,
        Columns.Of<ArmAnalysis>("Time per unit", arm => Columns.Known(arm.SecondsPerUnit, Figures.Duration)),
        Columns.Number<ArmAnalysis>("Units/s", arm => Columns.Known(arm.EstimateOf(Metric.Throughput)?.Value, Metric.Throughput)),
        Columns.Of<ArmAnalysis>("Speed-up", arm => Columns.Known(arm.OverOneWorkerBaseline?.Ratio, Figures.Ratio)),
        Columns.Of<ArmAnalysis>("Over sequential", arm => Columns.Known(arm.OverSequential?.Ratio, Figures.Ratio)),
        Columns.Number<ArmAnalysis>("Efficiency", arm => Columns.Known(arm.Efficiency?.Value, Figures.Percent)),
        Columns.Number<ArmAnalysis>("Start-up", arm => Columns.Known(arm[Metric.StartUp].Median, Metric.StartUp)),
        Columns.Number<ArmAnalysis>("First use", arm => Columns.Known(arm.EstimateOf(Metric.FirstUse)?.Value, Metric.FirstUse)),
        Columns.Number<ArmAnalysis>("CPU ÷ wall", arm => Columns.Known(arm.CpuPerWall, Metric.CpuPerWall)),
        Columns.Number<ArmAnalysis>("Memory", arm => Columns.Known(arm[Metric.Memory].Median, Metric.Memory)),
        Columns.Of<ArmAnalysis>("GIL certificate", arm => CertificateOf(arm.Certificates.Verdict)),
        Columns.Number<ArmAnalysis>("Blocks", arm => Columns.Count(arm.BlockSeconds.Count)),
        Columns.Of<ArmAnalysis>("Remarks", Remarks),
    ];

    private static readonly Column<ArmAnalysis>[] s_short =
    [
        Columns.Workload,
        Columns.Runtime,
        Columns.Model,
        Columns.CoresAndWorkers,
        Columns.Of<ArmAnalysis>("Time per unit [95 %]", arm => Columns.Known(arm.SecondsPerUnit, Figures.Duration)),
        Columns.Of<ArmAnalysis>("Speed-up [95 %]", arm => Columns.Known(ComparedModel.GainOf(arm), Figures.Ratio)),
        Columns.Of<ArmAnalysis>("CPU ÷ wall", arm => Columns.Known(arm.CpuPerWall, Figures.TwoDecimals)),
    ];

    public static Table Of(Evidence evidence) => Table.Of(evidence.Analysis.Arms, s_all, arm => AnchorOf(arm.Arm.Id)) with
    {
        Id = "arms",
        Title = "All arms",
        ShortTitle = "All arms",
        IsLong = true,
        Note = Legend(evidence),
    };

    /// <summary>Arms that were asked for, without baselines and controls.</summary>
    public static Table Short(Evidence evidence) =>
        Table.Of(evidence.Analysis.Arms.Where(arm => arm.Arm.Role == ArmRole.Measured), s_short);

    /// <summary>Of an arm's row on the page.</summary>
    public static string AnchorOf(string arm) => $"arm-{WorkloadSlice.SlugOf(arm)}";

    private static string CertificateOf(CertificateVerdict? verdict) => verdict switch
    {
        CertificateVerdict.Proved => "proved",
        CertificateVerdict.StateOnly => "by its state",
        CertificateVerdict.Refused => "refused",
        CertificateVerdict.NotApplicable => "no GIL",
        _ => Figures.None,
    };

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

    private static string Legend(Evidence evidence)
    {
        var once = evidence.Run.Header.Plan.Sampling.TimesStartsBeforeBlocks;
        var (efficiency, first) = evidence.Analysis.InRounds
            ? ("efficiency: in every round the speed-up ÷ that of native code on as many cores, a value for each block, "
                + "estimated over the blocks",
                once ? "a slice, timed once" : "a slice; neither is timed where workers start side by side")
            : ("efficiency by block: in every block the speed-up ÷ that of the native spin on as many cores, estimated over the blocks",
                "a whole iteration");
        return $"Time per unit of work with its 95 % interval; speed-up over one worker through the same executor; {efficiency}; "
            + $"start-up and first use are for {first}; CPU ÷ wall is about 1 where the GIL holds, and not shown where .NET waits; "
            + "memory is that of all workers together, shared pages counted once (PSS).";
    }
}
