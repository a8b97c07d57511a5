using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Reporting.Series;

/// <summary>One workload on one core count: what each way of using the cores gained.</summary>
/// <param name="WithGil">Threads of runtimes with a GIL.</param>
/// <param name="WithoutGil">Threads of free-threaded runtimes.</param>
/// <param name="Processes">One process model on the first runtime with a GIL, else on the first Python.</param>
/// <param name="CSharp">Threads of C#, else its next model.</param>
/// <param name="Ceiling">What the hardware permitted; null where that was not measured or the workload does not only compute.</param>
internal sealed record Comparison(
    WorkloadSlice Slice,
    int Cores,
    IReadOnlyList<ComparedModel> WithGil,
    IReadOnlyList<ComparedModel> WithoutGil,
    ComparedModel? Processes,
    ComparedModel? CSharp,
    Estimate? Ceiling)
{
    // In the order of how common they are in practice; the first that was measured stands for its kind, so that none is picked
    // for its luck.
    private static readonly string[] s_processes =
        ["process_executor_forkserver", "process_executor_fork", "process_pool_forkserver", "process_pool_fork", "processes_forkserver",
        "processes_fork"];

    private static readonly string[] s_threads = ["threads", "thread_pool"];
    private static readonly string[] s_csharp = ["threads", "tasks", "parallel"];

    /// <summary>Every model in it.</summary>
    public IEnumerable<ComparedModel> All => [.. WithGil, .. WithoutGil, .. new[] { Processes, CSharp }.OfType<ComparedModel>()];

    public static Comparison At(Evidence evidence, WorkloadSlice slice, int cores)
    {
        var python = evidence.Runtimes.Where(runtime => runtime.IsPython).ToList();
        var processModels = s_processes.Concat(evidence.Models.Where(model => evidence.WorkerKindOf(model) == WorkerKind.Processes))
            .ToList();
        return new Comparison(
            slice,
            cores,
            Threads(python.Where(runtime => runtime.ExpectsGil == true)),
            Threads(python.Where(runtime => runtime.ExpectsGil == false)),
            python.OrderByDescending(runtime => runtime.ExpectsGil).Select(runtime => First(processModels, runtime))
                .FirstOrDefault(found => found is not null),
            evidence.Runtimes.Where(runtime => !runtime.IsPython).Select(runtime => First(s_csharp, runtime))
                .FirstOrDefault(found => found is not null),
            slice.Workload.Kind == WorkloadKind.Cpu ? evidence.Analysis.CeilingAt(cores)?.Ratio : null);

        IReadOnlyList<ComparedModel> Threads(IEnumerable<Runtime> runtimes) =>
            [.. runtimes.Select(runtime => First(s_threads, runtime)).OfType<ComparedModel>()];

        ComparedModel? First(IEnumerable<string> models, Runtime runtime) => models
            .Select(model => evidence.ArmAt(slice, model, runtime.Id, cores))
            .Select(arm => arm is null ? null : ComparedModel.Of(arm))
            .FirstOrDefault(found => found is not null);
    }
}

/// <summary>One model on one runtime, with what it gained.</summary>
/// <param name="Gain">Over one worker through the same executor; over the bare loop where that was not measured.</param>
/// <param name="Base">What the gain is over.</param>
internal sealed record ComparedModel(ArmAnalysis Measured, ArmAnalysis Base, Estimate Gain)
{
    public Arm Arm => Measured.Arm;

    public static Estimate? GainOf(ArmAnalysis arm) => Over(arm)?.Ratio;

    /// <returns>Null where nothing says what it gained.</returns>
    public static ComparedModel? Of(ArmAnalysis arm) => Over(arm) is { } gain ? new ComparedModel(arm, gain.Base, gain.Ratio) : null;

    private static SpeedUp? Over(ArmAnalysis arm) => arm.OverOneWorkerBaseline ?? arm.OverSequential;
}
