using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Reporting.Exports;

/// <summary>The figures of a run, an object for each arm, with the value of every block they come from.</summary>
internal static class JsonExport
{
    public static string Of(Run run)
    {
        var analysis = RunAnalysis.Of(run);
        return FigureJson.Of(
            new
            {
                Schema = 1,
                Run = run.Header.Id,
                run.Header.GilbenchVersion,
                Machine = run.Header.Machine.Fingerprint,
                Blocks = analysis.Blocks.Valid,
                SpoiledBlocks = analysis.Blocks.Spoiled,
                Groups = analysis.Groups.Valid,
                SpoiledGroups = analysis.Groups.Spoiled,
                SpoiledGroupsBy = analysis.Groups.Reasons.Select(one => new { one.Reason, one.Groups }),
                Rounds = analysis.Rounds.Run,
                RoundsSetAside = analysis.Rounds.SetAside,
                RoundsInSpoiledGroups = analysis.Rounds.InSpoiledGroups,
                RoundsDisturbedBy = analysis.Rounds.Reasons.Select(one => new { one.By, one.Rounds }),
                analysis.LostShare,
                analysis.Launches,
                Resolution = ResolutionOf(Resolution.Of(run, analysis)),
                Cores = analysis.Cores.Select(core => new { core.Cpu, core.Rounds, core.SlowShare, core.SlowSpeed }),
                PlannedGroups = run.Header.Plan.Groups,
                Arms = analysis.Arms.Select(Arm),
                NativeCeilings = analysis.Ceilings.Select(ceiling => new { ceiling.Cores, SpeedUp = Figure(ceiling.Ratio) }),
                FreeThreadingCosts = analysis.FreeThreadingCosts.Select(cost => new
                {
                    cost.Workload,
                    cost.ParameterSet,
                    cost.StockRuntime,
                    cost.FreeRuntime,
                    cost.GilForcedOn,
                    TimeRatio = Figure(cost.Ratio),
                    cost.Builds.Differences,
                    UnknownWhetherAlike = cost.Builds.Unknown,
                }),
                AaIntervals = analysis.AaIntervals.Select(interval => new { interval.Arm, Ratio = Figure(interval.Ratio) }),
            });
    }

    private static object Arm(ArmAnalysis arm) => new
    {
        arm.Arm.Id,
        arm.Arm.Workload,
        arm.Arm.ParameterSet,
        arm.Arm.Model,
        arm.Arm.Runtime,
        arm.Arm.Cores,
        arm.Arm.Workers,
        arm.Arm.Weak,
        arm.Arm.Role,
        arm.Tasks,
        SecondsPerUnit = Figure(arm.SecondsPerUnit),
        ColdSeconds = Figure(arm.EstimateOf(Metric.FirstUse)),
        SpeedUpOverOneWorkerBaseline = Figure(arm.OverOneWorkerBaseline?.Ratio),
        SpeedUpOverSequential = Figure(arm.OverSequential?.Ratio),
        Efficiency = Figure(arm.Efficiency),
        arm.CpuPerWall,
        PeakRssBytes = arm[Metric.PeakMemory].Median,
        PssBytes = arm[Metric.Memory].Median,
        Certificate = arm.Certificates.Verdict,
        Steadiness = arm.SteadyState.Steadiness,
        BlockSecondsPerUnit = arm.BlockSeconds,
        Failures = arm.Failures.Select(failure => new { failure.Outcome, failure.Count, failure.FirstDetail }),
    };

    private static object ResolutionOf(Resolution resolution) => new
    {
        resolution.SmallestDifference,
        resolution.AaControl,
        SpeedUpHalfWidth = resolution.SpeedUps,
        SlowCpus = resolution.SlowCores.Select(core => core.Cpu),
        resolution.StealShare,
        resolution.ThrottledSeconds,
        resolution.OtherProgramsShare,
        resolution.HasFewBlocks,
    };

    private static object? Figure(Estimate? estimate) =>
        estimate is null ? null : new { estimate.Value, estimate.Low, estimate.High, estimate.Blocks };
}
