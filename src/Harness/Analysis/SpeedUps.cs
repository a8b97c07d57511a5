namespace GilBench.Analysis;

/// <summary>Puts an arm beside its bases and the native ceiling.</summary>
internal static class SpeedUps
{
    /// <param name="ceilings">Empty for workloads that do not only compute: waiting in parallel needs no cores.</param>
    public static ArmAnalysis Add(ArmAnalysis arm, BaseArms bases, IReadOnlyList<NativeCeilings.Paired> ceilings)
    {
        var oneWorkerBaseline = bases.OneWorkerBaseline(arm.Arm);
        return arm with
        {
            OverOneWorkerBaseline = Against(oneWorkerBaseline, arm),
            OverSequential = Against(bases.Loop(arm.Arm), arm),
            Efficiency = oneWorkerBaseline is null ? null : Efficiency(oneWorkerBaseline, arm, ceilings.FirstOrDefault(ceiling => ceiling.Summary.Cores == arm.Arm.Cores)),
        };
    }

    private static SpeedUp? Against(ArmAnalysis? baseArm, ArmAnalysis arm) =>
        baseArm is not null && BlockPairs.Ratio(baseArm, arm) is { } ratio ? new SpeedUp(baseArm.Arm.Id, ratio) : null;

    private static Estimate? Efficiency(ArmAnalysis baseArm, ArmAnalysis arm, NativeCeilings.Paired? ceiling)
    {
        if (ceiling is null)
        {
            return null;
        }

        var logs = BlockPairs.LogEfficiencies(baseArm, arm, ceiling.Base, ceiling.Arm);
        return logs.Count == 0 ? null : BlockPairs.FromLogs([.. logs.Values]);
    }
}
