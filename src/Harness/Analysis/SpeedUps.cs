using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Analysis;

/// <summary>How many times faster an arm is than its baseline, paired by round.</summary>
/// <param name="Base">What it is against.</param>
internal sealed record SpeedUp(ArmAnalysis Base, Estimate Ratio);

/// <summary>Puts arms beside their baselines and the native ceiling.</summary>
/// <param name="arms">All arms of a run, without speed-ups yet.</param>
internal sealed class SpeedUps(IReadOnlyList<ArmAnalysis> arms)
{
    public const string Sequential = "sequential";

    private readonly ILookup<(string, string, string, string), ArmAnalysis> _onOneCore = arms
        .Where(arm => arm.BlockSeconds.Count > 0 && arm.Arm is
        {
            Cores: 1, Workers: 1, Role: ArmRole.Measured or ArmRole.OneWorkerBaseline or ArmRole.PositiveControl,
        })
        .ToLookup(arm => Key(arm.Arm, arm.Arm.Model));

    private readonly ILookup<int, CeilingAtCores> _ceilings = NativeCeilings.Of(arms).ToLookup(ceiling => ceiling.Cores);

    public ArmAnalysis AddTo(ArmAnalysis arm)
    {
        var baseline = BaseOf(arm.Arm, arm.Arm.Model);
        return arm with
        {
            OverOneWorkerBaseline = Over(baseline, arm),
            OverSequential = Over(BaseOf(arm.Arm, Sequential), arm),
            Efficiency = baseline is null ? null : EfficiencyOf(baseline, arm),
        };
    }

    private static SpeedUp? Over(ArmAnalysis? baseline, ArmAnalysis arm) =>
        baseline is not null && BlockPairs.Ratio(baseline, arm) is { } ratio ? new SpeedUp(baseline, ratio) : null;

    /// <summary>None for what does not only compute: waiting in parallel needs no cores.</summary>
    private Estimate? EfficiencyOf(ArmAnalysis baseline, ArmAnalysis arm)
    {
        if (arm.Resolved.Workload.Kind != WorkloadKind.Cpu || _ceilings[arm.Arm.Cores].FirstOrDefault() is not { } ceiling)
        {
            return null;
        }

        var logs = BlockPairs.LogEfficiencies(baseline, arm, ceiling.One, ceiling.Several);
        return logs.Count == 0 ? null : BlockPairs.FromLogs([.. logs.Values]);
    }

    /// <summary>
    /// One worker on one core by that model; null for the arm itself and where there is none. With one worker, weak scaling is strong
    /// scaling.
    /// </summary>
    private ArmAnalysis? BaseOf(Arm arm, string model) => arm is { Cores: 1, Workers: 1 } && arm.Model == model
        ? null
        : _onOneCore[Key(arm, model)].OrderByDescending(candidate => candidate.Arm.Weak == arm.Weak).FirstOrDefault();

    private static (string, string, string, string) Key(Arm arm, string model) => (arm.Workload, arm.ParameterSet, model, arm.Runtime);
}
