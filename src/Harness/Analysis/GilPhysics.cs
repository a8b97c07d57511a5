using System.Globalization;
using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The physical proof of a GIL: CPU seconds over wall seconds of CPU-bound Python threads, and how often they wait.</summary>
internal static class GilPhysics
{
    /// <summary>
    /// With a GIL, threads on CPU-bound Python cannot use more than one core; a fifth allows for the interpreter's own C code.
    /// </summary>
    private const double MostCpuPerWallWithGil = 1.2;

    /// <summary>
    /// Without one, N workers prove it by using at least this share of the cores beyond the first. Fewer is no GIL yet: on cores of unlike
    /// speed (a neighbour on one's SMT sibling) the worker that ends first leaves its core idle until the last has ended.
    /// </summary>
    private const double LeastShareOfExtraCores = 0.5;

    /// <summary>
    /// Threads under a GIL that use one core wait for it in every switch interval, twice as a rule. Seen in 1 500 launches at 5 ms: 226 to
    /// 651 waits a second with a GIL, at most 77 without. Threads that wait less, and yet use one core, the kernel kept on one processor:
    /// that is no GIL.
    /// </summary>
    private const double LeastWaitsPerIntervalWithGil = 0.5;

    /// <summary>Whether CPU time can show a GIL on such an arm.</summary>
    public static bool CanShow(ResolvedArm resolved) => resolved is
    {
        Workload: { HoldsGil: true, Kind: WorkloadKind.Cpu }, Model.WorkerKind: WorkerKind.Threads, Arm: { Workers: > 1, Cores: > 1 },
    };

    /// <summary>What CPU time says against the GIL state that is claimed, one sentence; null where it agrees.</summary>
    public static string? Contradiction(bool gil, Arm arm, GilSigns signs) => (gil, signs.CpuPerWall) switch
    {
        (true, > MostCpuPerWallWithGil) => string.Create(
            CultureInfo.InvariantCulture, $"The GIL should be on, but {arm.Workers} threads used {signs.CpuPerWall:0.00} cores at once."),
        (false, <= MostCpuPerWallWithGil) when signs.WaitsPerInterval is not < LeastWaitsPerIntervalWithGil => string.Create(
            CultureInfo.InvariantCulture,
            $"The GIL should be off, but {arm.Workers} threads on {arm.Cores} cores used only {signs.CpuPerWall:0.00} at once, as with a "
                + $"GIL."),
        _ => null,
    };

    /// <summary>Whether CPU time shows the GIL state that is claimed; what lies between the two states shows neither.</summary>
    public static bool Proves(bool gil, Arm arm, double cpuPerWall) =>
        gil ? cpuPerWall <= MostCpuPerWallWithGil : cpuPerWall >= 1 + (LeastShareOfExtraCores * (Math.Min(arm.Workers, arm.Cores) - 1));
}

/// <summary>
/// What the kernel's counters say of a GIL, whatever the interpreter reports: medians over the warm slices of a launch, null where its
/// meters are unknown.
/// </summary>
/// <param name="CpuPerWall">CPU seconds over wall seconds.</param>
/// <param name="WaitsPerInterval">
/// Voluntary switches per switch interval: threads that hand a GIL over wait for it. Those that a slice needs anyway do not count: each
/// worker waits for its release, and the main thread for each worker.
/// </param>
internal sealed record GilSigns(double? CpuPerWall, double? WaitsPerInterval)
{
    /// <summary>CPython's default, for interpreters that did not report theirs.</summary>
    private const double UsualSwitchIntervalSeconds = 0.005;

    /// <param name="slices">Those that count: where the environment took cores away, CPU time proves nothing.</param>
    public static GilSigns Of(IReadOnlyCollection<IterationSample> slices, RuntimeDescription? runtime)
    {
        var interval = runtime?.SwitchIntervalSeconds ?? UsualSwitchIntervalSeconds;
        return new GilSigns(
            Medians.OfKnown(slices.Select(slice => slice.CpuPerWall)),
            Medians.OfKnown(slices.Select(slice => slice is { WallSeconds: > 0, VoluntarySwitches: { } switches }
                ? Math.Max(0, switches - (2 * (slice.WorkersSeen ?? 0))) * interval / slice.WallSeconds
                : (double?)null)));
    }
}

/// <summary>The GIL states that workers reported around the timed regions.</summary>
internal static class GilStates
{
    /// <summary>Those of every worker, before and after its share.</summary>
    public static IEnumerable<bool> Of(IEnumerable<IterationSample> samples) =>
        samples.SelectMany(sample => (sample.GilBefore ?? []).Concat(sample.GilAfter ?? []));

    /// <summary>Whether the state of a worker that did a share is missing in some slice, before or after it.</summary>
    /// <param name="model">The tasks of one event loop are one thread, which reports one state for all of them.</param>
    public static bool AreMissing(IEnumerable<IterationSample> samples, ExecutionModel model) => samples.Any(sample =>
    {
        var expected = model.WorkerKind == WorkerKind.EventLoop ? 1 : sample.WorkersSeen ?? 1;
        return !(sample.GilBefore?.Count >= expected && sample.GilAfter?.Count >= expected);
    });
}
