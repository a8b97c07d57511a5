using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>Which arm a speed-up is against.</summary>
internal sealed class BaseArms(IReadOnlyList<ArmAnalysis> arms)
{
    public const string Sequential = "sequential";

    private readonly ILookup<(string, string, string, string), ArmAnalysis> _onOneCore = arms
        .Where(arm => arm.Arm is { Cores: 1, Workers: 1, Role: ArmRole.Measured or ArmRole.OneWorkerBaseline or ArmRole.PositiveControl } && arm.BlockSeconds.Count > 0)
        .ToLookup(arm => Key(arm.Arm, arm.Arm.Model));

    /// <summary>One worker on one core by the same model; null for the arm itself and where there is none.</summary>
    public ArmAnalysis? OneWorkerBaseline(Arm arm) => Choose(arm, arm.Model);

    /// <summary>The bare loop on one core; null for the arm itself and where there is none.</summary>
    public ArmAnalysis? Loop(Arm arm) => Choose(arm, Sequential);

    // With one worker, weak scaling is strong scaling.
    private ArmAnalysis? Choose(Arm arm, string model) => arm is { Cores: 1, Workers: 1 } && arm.Model == model
        ? null
        : _onOneCore[Key(arm, model)].OrderByDescending(candidate => candidate.Arm.Weak == arm.Weak).FirstOrDefault();

    private static (string, string, string, string) Key(Arm arm, string model) => (arm.Workload, arm.ParameterSet, model, arm.Runtime);
}
