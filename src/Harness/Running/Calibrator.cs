using GilBench.Model;
using GilBench.Planning;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// Finds how many units one slice of a workload has in one language: more of them until the fastest arm takes long enough, then frozen for
/// all its arms. Only the widest arm of each model and runtime can be the fastest, so only those are tried, each in one process.
/// </summary>
/// <param name="start">Starts a worker for an arm that may run so many slices.</param>
internal sealed class Calibrator(Func<ResolvedArm, int, CancellationToken, IWorkerSession> start)
{
    /// <summary>More units than this a slice never has.</summary>
    public const int MostTasks = 10_000_000;
    private const int MostSlices = 512;

    /// <summary>Slices of which the fastest counts for a guess: a neighbour slows a slice down, nothing speeds it up.</summary>
    private const int Tries = 4;

    /// <summary>
    /// Seconds of more slices before a number is frozen: a neighbour stays for some 100 ms, which is as long as four slices that compute,
    /// and a number that was found meanwhile made all slices of later runs a third too short. What waits has slices longer than this, and
    /// no neighbour makes it slower.
    /// </summary>
    private const double TriedBeforeFrozenSeconds = 0.4;

    /// <summary>multiprocessing.Pool cuts the units into parts, so many for each worker or a few less.</summary>
    private const int PartsOfPool = 4;

    /// <summary>What a slice may lack of the least: a step more units would cost every slice of a run a third more time.</summary>
    private const double LongEnough = 0.95;

    /// <summary>From one guess to the next at most: a very short time says little.</summary>
    private const double MostGrowth = 64;

    /// <summary>
    /// What waits takes its wait under any model: where the fewest units take so many times the least, no other arm is tried, and no
    /// compiler is waited for.
    /// </summary>
    private const double AmpleWait = 2;

    /// <summary>A guess aims a little higher, so that the next one is the last.</summary>
    private const double Headroom = 1.03;

    /// <param name="least">What a slice of the fastest arm takes at least, and how many units it has at least.</param>
    /// <returns>Null where no arm of the group could be run; its launches will say why.</returns>
    public async Task<Calibration?> CalibrateAsync(IReadOnlyList<ResolvedArm> group, LeastSlice least, CancellationToken cancellation)
    {
        var tasks = LeastTasks(group, least);
        Calibration? frozen = null;
        foreach (var candidate in Candidates(group))
        {
            frozen = await TryOutAsync(candidate, frozen, frozen?.Tasks ?? tasks, group, least, cancellation).ConfigureAwait(false)
                ?? frozen;
            if (candidate.Workload.Kind == WorkloadKind.Io && frozen is not null && frozen.Tasks == tasks
                && frozen.FastestSeconds >= AmpleWait * least.Seconds)
            {
                break;
            }
        }

        return frozen;
    }

    /// <summary>The fewest units that a slice has, from which the search begins.</summary>
    internal static int LeastTasks(IReadOnlyList<ResolvedArm> group, LeastSlice least) => Even(least.Tasks, group);

    /// <summary>Those that are tried.</summary>
    internal static IReadOnlyList<ResolvedArm> Candidates(IReadOnlyList<ResolvedArm> group)
    {
        var tried = CalibratedArms.Of(group.Select(resolved => resolved.Arm), group[0].Workload.Kind);
        return [.. tried.Select(arm => group.First(resolved => resolved.Arm == arm))];
    }

    /// <summary>
    /// The next number that every arm shares evenly: a multiple of its workers and, for processes, of the parts that a pool cuts for them,
    /// since a worker with a part more than others makes them wait: 20 units by two processes, in parts of three, take as long as 24.
    /// </summary>
    internal static int Even(double tasks, IReadOnlyList<ResolvedArm> group)
    {
        var step = Step(group);
        var processes = group.Where(IsPool).Select(resolved => (resolved.SliceFactor, resolved.Arm.Workers)).Distinct().ToList();
        var even = Math.Max(1, Math.Ceiling(tasks / step)) * step;
        for (var tries = 0; tries < PartsOfPool && processes.Exists(pool => !SharesParts(even * pool.SliceFactor, pool.Workers)); tries++)
        {
            even += step;
        }

        return (int)Math.Min(MostTasks, even);
    }

    /// <summary>The fewest tasks that every number of workers of the group shares evenly, as far as that stays small.</summary>
    internal static int Step(IReadOnlyList<ResolvedArm> group)
    {
        const long mostTasks = 4096;
        var counts = group.Select(resolved => (long)resolved.Arm.Workers).Distinct().ToList();
        var shared = counts.Aggregate(1L, (least, count) => least > mostTasks ? least : least / Gcd(least, count) * count);
        return (int)(shared > mostTasks ? counts.Max() : shared);
    }

    private static bool IsPool(ResolvedArm resolved) =>
        resolved.Model.WorkerKind == WorkerKind.Processes && resolved.Workload.Kind == WorkloadKind.Cpu;

    private static bool SharesParts(double tasks, int workers) => tasks % (Math.Ceiling(tasks / (PartsOfPool * workers)) * workers) == 0;

    /// <returns>
    /// A calibration where this arm needs more tasks than were frozen, or is faster; null where it changes nothing or cannot be run.
    /// </returns>
    private async Task<Calibration?> TryOutAsync(
        ResolvedArm candidate, Calibration? frozen, int tasks, IReadOnlyList<ResolvedArm> group, LeastSlice least,
        CancellationToken cancellation)
    {
        await using var session = start(candidate, MostSlices, cancellation);
        if (!await session.ReadyAsync().ConfigureAwait(false)
            || await session.RunSliceAsync(tasks).ConfigureAwait(false) is not { } cold)
        {
            return null;
        }

        var waits = candidate.Workload.Kind == WorkloadKind.Io && cold.WallSeconds >= AmpleWait * least.Seconds;
        if (!waits && !await session.WarmUpAsync(tasks, Warmup.SecondsAfterCold(candidate.Host, candidate.Workload.Kind))
            .ConfigureAwait(false))
        {
            return null;
        }

        var leastSeconds = LeastSecondsOf(candidate, least);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await FastestAsync(session, tasks, Tries).ConfigureAwait(false) is not { } seconds)
            {
                return null;
            }

            var more = candidate.Workload.Kind == WorkloadKind.Io
                ? 0
                : (int)Math.Min(MostSlices / 16, TriedBeforeFrozenSeconds / Math.Max(1e-6, seconds));
            if (seconds >= LongEnough * leastSeconds && await FastestAsync(session, tasks, more).ConfigureAwait(false) is { } again)
            {
                seconds = Math.Min(seconds, again);
            }

            if (seconds >= LongEnough * leastSeconds || tasks >= MostTasks)
            {
                return frozen is not null && frozen.Tasks == tasks && frozen.FastestSeconds <= seconds
                    ? null
                    : new Calibration(
                        candidate.Workload.CalibratedAs, candidate.Arm.ParameterSet, candidate.Language, tasks, seconds, candidate.Arm.Id);
            }

            var growth = Math.Min(MostGrowth, Headroom * leastSeconds / Math.Max(seconds, 1e-6));
            tasks = Even(Math.Max(tasks + 1.0, tasks * growth), group);
        }
    }

    /// <summary>
    /// Half a slice is enough of the fastest arm because slices of workers that compute at once are lengthened; others need a whole one.
    /// </summary>
    private static double LeastSecondsOf(ResolvedArm candidate, LeastSlice least) =>
        candidate.SliceFactor > 1 ? least.Seconds : Math.Max(least.Seconds, Math.Min(least.Seconds * 2, Profile.LeastSliceSeconds));

    private static async Task<double?> FastestAsync(IWorkerSession session, int tasks, int tries)
    {
        var fastest = double.PositiveInfinity;
        for (var i = 0; i < tries; i++)
        {
            if (await session.RunSliceAsync(tasks).ConfigureAwait(false) is not { } sample)
            {
                return null;
            }

            fastest = Math.Min(fastest, sample.WallSeconds);
        }

        return fastest;
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}

/// <summary>What a slice is at least.</summary>
/// <param name="Seconds">On the fastest arm.</param>
/// <param name="Tasks">Units: as many waits as make their lateness a mean, for what waits.</param>
internal sealed record LeastSlice(double Seconds, int Tasks)
{
    /// <summary>Waits of a slice at least.</summary>
    public const int Waits = 10;

    public static LeastSlice Of(Workload workload, Sampling sampling) =>
        new(sampling.SliceSeconds, workload.Kind is WorkloadKind.Io or WorkloadKind.Mixed ? Waits : 1);
}
