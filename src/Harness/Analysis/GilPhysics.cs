using System.Globalization;
using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The physical proof of a GIL: CPU seconds over wall seconds of CPU-bound Python threads, and how often they wait.</summary>
internal static class GilPhysics
{
    /// <summary>With a GIL, threads on CPU-bound Python cannot use more than one core; a fifth allows for the interpreter's own C code.</summary>
    private const double MostCpuPerWallWithGil = 1.2;

    /// <summary>
    /// Without one, N workers prove it by using at least this share of the cores beyond the first. Fewer is no GIL yet: on cores of unlike speed
    /// (a neighbour on one's SMT sibling) the worker that ends first leaves its core idle until the last has ended.
    /// </summary>
    private const double LeastShareOfExtraCores = 0.5;

    /// <summary>
    /// Threads under a GIL that use one core wait for it in every switch interval, twice as a rule. Seen in 1 500 launches at 5 ms: 226 to 651 waits a
    /// second with a GIL, at most 77 without. Threads that wait less, and yet use one core, the kernel kept on one processor: that is no GIL.
    /// </summary>
    private const double LeastWaitsPerIntervalWithGil = 0.5;

    /// <summary>Whether CPU time can show a GIL on such an arm.</summary>
    public static bool CanShow(Arm arm, Workload workload, ExecutionModel model) =>
        workload is { HoldsGil: true, Kind: WorkloadKind.Cpu } && model.WorkerKind == WorkerKind.Threads && arm is { Workers: > 1, Cores: > 1 };

    /// <summary>What CPU time says against the GIL state that is claimed, one sentence; null where it agrees.</summary>
    public static string? Contradiction(bool gil, Arm arm, GilSigns signs) => (gil, signs.CpuPerWall) switch
    {
        (true, > MostCpuPerWallWithGil) => string.Create(
            CultureInfo.InvariantCulture, $"The GIL should be on, but {arm.Workers} threads used {signs.CpuPerWall:0.00} cores at once."),
        (false, <= MostCpuPerWallWithGil) when signs.WaitsPerInterval is not < LeastWaitsPerIntervalWithGil => string.Create(
            CultureInfo.InvariantCulture,
            $"The GIL should be off, but {arm.Workers} threads on {arm.Cores} cores used only {signs.CpuPerWall:0.00} at once, as with a GIL."),
        _ => null,
    };

    /// <summary>Whether CPU time shows the GIL state that is claimed; what lies between the two states shows neither.</summary>
    public static bool Proves(bool gil, Arm arm, double cpuPerWall) =>
        gil ? cpuPerWall <= MostCpuPerWallWithGil : cpuPerWall >= 1 + (LeastShareOfExtraCores * (Math.Min(arm.Workers, arm.Cores) - 1));
}
