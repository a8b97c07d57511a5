using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// What arms take of time, processes and memory before anything was measured. Start-up figures are those of a 2-core machine of 2026; the run
/// replaces these estimates by its own first block's.
/// </summary>
internal sealed class ArmCosts(IReadOnlyList<Arm> all, PlanGround ground, double sliceSeconds)
{
    private const double PythonStart = 0.12;
    private const double ProcessStart = 0.04;
    private const double DotNetStart = 0.6;

    /// <summary>Seen: 0.6 s, shared by those that warm up at the same time on the same cores.</summary>
    private const double DotNetWarmup = 0.6;

    private const long PythonBytes = 24L << 20;
    private const long DotNetBytes = 80L << 20;

    /// <summary>Doubling ends between the least slice and twice that.</summary>
    private const double Overshoot = 1.4;

    /// <summary>Waits of a slice, and what a unit took of computing where this was written.</summary>
    private const int Waits = 10;

    private const double DocumentUnitSeconds = 0.1;

    private readonly Dictionary<string, Workload> _workloads = ground.Workloads.ToDictionary(workload => workload.Id);
    private readonly Dictionary<string, Runtime> _runtimes = ground.Runtimes.ToDictionary(runtime => runtime.Id);
    private readonly int _cores = Math.Max(1, all.Select(arm => arm.Cores).DefaultIfEmpty(1).Max());
    private readonly Dictionary<(string, string, bool), int> _widest = all
        .GroupBy(arm => (arm.Workload, arm.ParameterSet, ground.Runtimes.First(runtime => runtime.Id == arm.Runtime).IsPython))
        .ToDictionary(arms => arms.Key, arms => arms.Max(arm => arm.Workers));

    /// <summary>Processes that a launch of the arm has alive at once.</summary>
    public int ProcessesOf(Arm arm) => ModelOf(arm).Spread == Spread.Processes ? arm.Workers + 2 : 1;

    /// <summary>Memory that a launch of the arm holds.</summary>
    public long BytesOf(Arm arm) => ProcessesOf(arm) * (IsPython(arm) ? PythonBytes : DotNetBytes);

    /// <summary>What starting a group and its first slices take, in a block.</summary>
    /// <param name="members">An arm as often as it has workers standing ready.</param>
    public double StartSeconds(IReadOnlyList<Arm> members, bool sideBySide)
    {
        var starting = members.Sum(arm => IsPython(arm) ? PythonStart + ((ProcessesOf(arm) - 1) * ProcessStart) : DotNetStart);
        var warmup = members.Where(arm => !IsPython(arm)).Sum(arm => DotNetWarmup * Math.Min(arm.Workers, arm.Cores)) / _cores;
        return (sideBySide ? starting / _cores : starting) + warmup + members.Sum(SliceSecondsOf);
    }

    public double RoundSeconds(IReadOnlyList<Arm> members) => members.Sum(SliceSecondsOf);

    /// <summary>Of a workload's arms the fastest takes the calibrated time, those on fewer cores longer.</summary>
    private double SliceSecondsOf(Arm arm)
    {
        var workload = _workloads[arm.Workload];
        var set = workload.ParameterSets.First(set => set.Name == arm.ParameterSet);
        var widest = _widest.GetValueOrDefault((arm.Workload, arm.ParameterSet, IsPython(arm)), _cores);
        var waiting = set.Arguments.GetValueOrDefault("seconds") + (set.Arguments.GetValueOrDefault("latency_ms") / 1000);
        var tasks = set.Tasks ?? (Math.Ceiling(Waits / (double)widest) * widest);
        var computing = set.Tasks is not null
            ? DocumentUnitSeconds * tasks / AtOnce(arm, workload)
            : sliceSeconds * Overshoot * widest / AtOnce(arm, workload);
        return workload.Kind switch
        {
            WorkloadKind.Io when waiting > 0 => waiting * tasks / arm.Workers,
            WorkloadKind.Mixed => (waiting * tasks / arm.Workers) + computing,
            _ => computing,
        };
    }

    /// <summary>How many units the arm computes at once.</summary>
    private int AtOnce(Arm arm, Workload workload) =>
        ModelOf(arm).Spread == Spread.Threads && _runtimes[arm.Runtime].ExpectsGil == true && workload.HoldsGil ? 1 : Math.Min(arm.Workers, arm.Cores);

    private bool IsPython(Arm arm) => _runtimes[arm.Runtime].IsPython;

    private ExecutionModel ModelOf(Arm arm) => ExecutionModels.Find(arm.Model, IsPython(arm) ? Language.Python : Language.CSharp);
}
