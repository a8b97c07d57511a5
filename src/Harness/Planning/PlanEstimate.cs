using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// What a plan will take, in seconds, before anything was measured. Start-up figures are those of a 2-core machine of 2026; the run replaces
/// this estimate by its own first block's.
/// </summary>
internal static class PlanEstimate
{
    private const double PythonStart = 0.15;
    private const double ProcessStart = 0.04;
    private const double DotNetStart = 0.55;

    /// <summary>
    /// What the fastest arm of a workload that waits takes at least for one iteration: a little less than two waits of 50 ms, so that calibration ends at
    /// two by each worker. A bare loop takes ten times as long, as ten workers do.
    /// </summary>
    public const double IoIterationSeconds = 0.09;

    /// <summary>Doubling ends between the least iteration and twice that.</summary>
    private const double Overshoot = 1.4;

    /// <summary>What a launch on .NET takes beside its timed part.</summary>
    public static double DotNetOverheadSeconds(double warmupSeconds) => DotNetStart + warmupSeconds;

    /// <summary>An iteration that is calibrated to take so long takes about this.</summary>
    public static double ExpectedIteration(double calibratedSeconds) => calibratedSeconds * Overshoot;

    /// <summary>What launches of one block take beside their timed part.</summary>
    /// <param name="warmupSeconds">The full warm-up; see <see cref="Warmup"/>.</param>
    /// <param name="coldSeconds">What the shortest cold iteration takes.</param>
    public static double OverheadSeconds(IReadOnlyList<Arm> arms, PlanGround ground, double warmupSeconds, double coldSeconds)
    {
        var kinds = ground.Workloads.ToDictionary(workload => workload.Id, workload => workload.Kind);
        var python = ground.Runtimes.ToDictionary(runtime => runtime.Id, runtime => runtime.IsPython);
        return arms.Sum(arm => python[arm.Runtime] ? PythonStart + (arm.Workers * ProcessStart)
            : DotNetOverheadSeconds(Warmup.SecondsAfterCold(warmupSeconds, Language.CSharp, kinds[arm.Workload], arm.Role, coldSeconds)));
    }

    /// <summary>What the pilot's launches take more in a block than the others: see <see cref="Sampling.FirstIterationsOf"/>.</summary>
    public static double PilotSeconds(IReadOnlyList<Arm> arms, PlanGround ground, double calibratedSeconds, int iterations, int dotNetIterations)
    {
        var waiting = ground.Workloads.Where(workload => workload.Kind == WorkloadKind.Io).Select(workload => workload.Id).ToHashSet();
        IReadOnlyList<Arm> computing = [.. arms.Where(arm => !waiting.Contains(arm.Workload))];
        return TimedSeconds(computing, ground, calibratedSeconds, Math.Max(iterations, Sampling.FewestInPilot), Math.Max(dotNetIterations, Sampling.FewestInPilot))
            - TimedSeconds(computing, ground, calibratedSeconds, iterations, dotNetIterations);
    }

    /// <summary>All iterations of one block, the cold ones included: of a workload's arms the fastest takes the calibrated time, those on fewer cores longer.</summary>
    public static double TimedSeconds(IReadOnlyList<Arm> arms, PlanGround ground, double calibratedSeconds, int iterations, int dotNetIterations)
    {
        var workloads = ground.Workloads.ToDictionary(workload => workload.Id);
        var python = ground.Runtimes.ToDictionary(runtime => runtime.Id, runtime => runtime.IsPython);
        var widest = arms.GroupBy(arm => (arm.Workload, arm.ParameterSet, python[arm.Runtime]))
            .ToDictionary(group => group.Key, group => group.Max(arm => arm.Workers));
        return arms.Sum(arm =>
        {
            var onPython = python[arm.Runtime];
            var workload = workloads[arm.Workload];
            var least = workload.Kind == WorkloadKind.Io ? IoIterationSeconds : calibratedSeconds;
            var slowDown = SlowDown(arm, workload, widest[(arm.Workload, arm.ParameterSet, onPython)]);
            return (1 + (onPython ? iterations : dotNetIterations)) * (Known(arm, workload) ?? Calibrated(arm, workload, least) * slowDown);
        });
    }

    /// <summary>Sizes that are never rescaled: what they wait is known; what they compute was about so much where this was written.</summary>
    private static double? Known(Arm arm, Workload workload)
    {
        const double computing = 0.1;
        var set = workload.ParameterSets.First(set => set.Name == arm.ParameterSet);
        var waiting = WaitSeconds(set);
        return set.Tasks is not { } tasks ? null
            : (waiting * tasks / arm.Workers) + (workload.Kind == WorkloadKind.Io ? 0 : computing * tasks / Math.Min(arm.Workers, arm.Cores));
    }

    /// <summary>Whole waits by each worker, doubled until they take long enough; what computes overshoots by chance.</summary>
    private static double Calibrated(Arm arm, Workload workload, double leastSeconds)
    {
        var wait = WaitSeconds(workload.ParameterSets.First(set => set.Name == arm.ParameterSet));
        return workload.Kind == WorkloadKind.Io && wait > 0
            ? wait * Math.Pow(2, Math.Max(0, Math.Ceiling(Math.Log2(leastSeconds / wait))))
            : ExpectedIteration(leastSeconds);
    }

    /// <summary>What one unit waits, in seconds; 0 where it does not.</summary>
    public static double WaitSeconds(ParameterSet set) =>
        set.Arguments.GetValueOrDefault("seconds") + (set.Arguments.GetValueOrDefault("latency_ms") / 1000);

    private static double SlowDown(Arm arm, Workload workload, int widest) =>
        workload.Kind == WorkloadKind.Io ? (double)widest / arm.Workers : (double)widest / Math.Max(1, arm.Cores);
}
