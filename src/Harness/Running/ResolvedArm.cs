using GilBench.Model;

namespace GilBench.Running;

/// <summary>An arm with everything that it names, resolved.</summary>
internal sealed record ResolvedArm(
    Arm Arm, Workload Workload, ParameterSet ParameterSet, ExecutionModel Model, Runtime Runtime, IReadOnlyList<int> Cores)
{
    public Language Language => Model.Language;

    /// <summary>How many calibrated slices of units one slice of the arm has.</summary>
    public int SliceFactor => SliceLength.FactorOf(Arm, Model, Workload, Runtime);

    public static ResolvedArm Resolve(Arm arm, RunHeader header)
    {
        var runtime = header.Runtimes.First(runtime => runtime.Id == arm.Runtime);
        var language = runtime.IsPython ? Language.Python : Language.CSharp;
        var workload = header.Workloads.First(workload => workload.Id == arm.Workload);
        return new ResolvedArm(
            arm,
            workload,
            workload.ParameterSets.First(set => set.Name == arm.ParameterSet),
            header.Models.First(model => model.Id == arm.Model && model.Language == language),
            runtime,
            header.Plan.CoreSets[arm.Cores]);
    }
}
