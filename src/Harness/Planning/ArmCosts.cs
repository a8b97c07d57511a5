using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Estimates, before anything was measured, of the time, processes and memory that arms take. The figures are those of a 2-core machine of
/// 2026, on which the 18 workers of <c>verify --claim gil</c> took 4.8 to 5.3 s to start and warm up side by side and 0.8 to 0.95 s for a
/// round; the run replaces these estimates by its own first block's.
/// </summary>
internal sealed class ArmCosts
{
    /// <summary>CPU seconds that a start takes; a start with the machine to itself takes as many seconds of time.</summary>
    private const double PythonStart = 0.07;

    private const double ProcessStart = 0.03;

    /// <summary>A start of BenchmarkDotNet.</summary>
    private const double DotNetStart = 0.35;

    /// <summary>A start of a .NET program, and in it of an interpreter.</summary>
    private const double EmbeddedStart = 0.3;

    /// <summary>The native control is a plain program.</summary>
    private const double ControlStart = 0.15;

    /// <summary>
    /// A warm-up of .NET pauses for so long, until its compiler has begun and is done, and uses so much CPU time: 2.0 s for one worker, 3
    /// to 3.5 s for four side by side on two cores.
    /// </summary>
    public const double SettlingSeconds = 1.2;

    private const double WarmupCpuSeconds = 0.9;

    /// <summary>BenchmarkDotNet's summing up and its file, which are left out where workers start side by side.</summary>
    private const double DotNetEnd = 0.25;
    private const double OtherEnd = 0.01;
    private const double OneUnitSeconds = 0.05;

    /// <summary>Slices that are tried until their length is right, and for some time after.</summary>
    private const double CalibratingSeconds = 0.6;

    private const long PythonBytes = 24L << 20;
    private const long DotNetBytes = 80L << 20;

    /// <summary>Waits of a slice.</summary>
    private const int WaitsOfSlice = 10;

    /// <summary>What a unit of the document's own sizes took to compute on that machine.</summary>
    private const double DocumentUnitSeconds = 0.1;

    /// <summary>
    /// What a unit that waits and computes takes to compute, beside its wait: the waits decide how many units a slice has.
    /// </summary>
    private const double PythonMixedUnitSeconds = 0.015;

    private const double DotNetMixedUnitSeconds = 0.002;

    /// <summary>
    /// What a GET took with a thousand in flight, where its wait is hidden: 0.07 to 0.22 ms; with threads that
    /// hand over a GIL 0.6 to 1.9 ms.
    /// </summary>
    private const double ManyInFlightSeconds = 0.00012;

    private const double ManyWithGilSeconds = 0.001;

    private readonly PlanningContext _context;
    private readonly int _cores;
    private readonly double _sliceSeconds;
    private readonly int _gilLaunches;
    private readonly Dictionary<(string Workload, string Set, bool IsPython), int> _widest;

    /// <param name="all">The arms of the plan.</param>
    /// <param name="profile">What they are measured by; null: in slices of the least length, launched once a block.</param>
    public ArmCosts(IReadOnlyList<Arm> all, PlanningContext context, Profile? profile = null)
    {
        _context = context;
        _sliceSeconds = profile?.SliceSeconds ?? Profile.LeastSliceSeconds;
        _gilLaunches = profile?.GilLaunches ?? 1;
        _cores = Math.Max(1, all.Select(arm => arm.Cores).DefaultIfEmpty(1).Max());
        _widest = all
            .GroupBy(arm => (arm.Workload, arm.ParameterSet, IsPython(arm)))
            .ToDictionary(arms => arms.Key, arms => arms.Max(arm => arm.Workers));
    }

    /// <summary>How often a block launches the arm on the same cores.</summary>
    public int LaunchesOf(Arm arm) =>
        _context.RuntimeOf(arm).HandsOverGil(ModelOf(arm), _context.WorkloadOf(arm)) ? _gilLaunches : 1;

    /// <summary>Processes that a launch of the arm has alive at once.</summary>
    public int ProcessesOf(Arm arm) => ModelOf(arm).WorkerKind == WorkerKind.Processes ? arm.Workers + 2 : 1;

    /// <summary>Memory that a launch of the arm holds.</summary>
    public long BytesOf(Arm arm) => ModelOf(arm).IsEmbedded ? PythonBytes + DotNetBytes
        : ProcessesOf(arm) * (IsPython(arm) ? PythonBytes : DotNetBytes);

    /// <param name="members">An arm as often as it has workers standing ready.</param>
    /// <param name="sideBySide">
    /// Whether they start, and end, at once: then all cores share their work, and what waits does so together.
    /// </param>
    public GroupCost Of(IReadOnlyList<Arm> members, bool sideBySide)
    {
        var slices = members.Select(SliceOf).ToList();
        var (waiting, computing) = (slices.Sum(slice => slice.WaitingSeconds), slices.Sum(slice => slice.ComputingSlices));
        var startAndEnd = members.Sum(arm => StartSeconds(arm) + (sideBySide ? OtherEnd : EndSeconds(arm)));
        var warmingUp = members.Count(WarmsUp);
        var cores = Math.Min(_cores, members.Max(arm => arm.Cores));
        var warmup = warmingUp > 0 ? SettlingSeconds + (warmingUp * WarmupCpuSeconds / cores) : 0;
        if (members.Any(arm => SetOf(arm).Sweep is not null))
        {
            return new GroupCost((startAndEnd / cores) + warmup + (waiting / cores), 0, waiting, 0) { IsSweep = true };
        }

        return sideBySide
            ? new GroupCost(
                (startAndEnd / cores) + warmup + slices.Max(slice => slice.WaitingSeconds), computing / cores, waiting, computing)
            : new GroupCost(startAndEnd + warmup + waiting, computing, waiting, computing);
    }

    /// <summary>
    /// What finding the units of a slice takes where no earlier run has kept them. Of what waits one arm is tried, without a warm-up.
    /// </summary>
    public double CalibrationSeconds(IEnumerable<Arm> arms) => arms
        .Where(arm => SetOf(arm).IsCalibrated)
        .GroupBy(arm => (_context.WorkloadOf(arm).CalibratedAs, arm.ParameterSet, IsPython(arm)))
        .Sum(same => Waits(same.First())
            ? StartSeconds(same.First()) + CalibratingSeconds
            : CalibratedArms.Of(same, _context.WorkloadOf(same.First()).Kind)
                .Sum(arm => StartSeconds(arm) + (WarmsUp(arm) ? SettlingSeconds : 0) + CalibratingSeconds));

    /// <summary>A launch of its own in which every worker does one unit.</summary>
    public double MemoryLaunchSeconds(Arm arm) => StartSeconds(arm) + EndSeconds(arm) + OneUnitSeconds;

    private double StartSeconds(Arm arm) => ModelOf(arm).IsEmbedded ? EmbeddedStart
        : IsPython(arm) ? PythonStart + ((ProcessesOf(arm) - 1) * ProcessStart)
        : IsControl(arm) ? ControlStart
        : DotNetStart;

    private double EndSeconds(Arm arm) => IsPython(arm) || IsControl(arm) ? OtherEnd : DotNetEnd;

    /// <summary>Of a workload's arms the fastest takes the time of a slice, those on fewer cores longer.</summary>
    private (double WaitingSeconds, double ComputingSlices) SliceOf(Arm arm)
    {
        var workload = _context.WorkloadOf(arm);
        var set = SetOf(arm);
        var widest = _widest.GetValueOrDefault((arm.Workload, arm.ParameterSet, IsPython(arm)), _cores);
        var waiting = workload.WaitSeconds(set);
        if (set.Sweep is { } sweep)
        {
            var kind = ModelOf(arm).WorkerKind;
            var units = sweep.UnitsOf(arm.Workers, kind);
            var each = arm.Workers > 100 && kind == WorkerKind.Threads && _context.RuntimeOf(arm).ExpectsGil == true
                ? ManyWithGilSeconds
                : ManyInFlightSeconds;
            return (Math.Max(waiting * units / arm.Workers, units * each), 0);
        }

        var tasks = set.Tasks ?? (Math.Ceiling(WaitsOfSlice / (double)widest) * widest);
        var waits = waiting * tasks / arm.Workers;
        return (workload.Kind, set.Tasks) switch
        {
            (WorkloadKind.Io, _) when waiting > 0 => (waits, 0),
            (_, not null) => (waits + (DocumentUnitSeconds * tasks / AtOnce(arm, workload)), 0),
            (WorkloadKind.Mixed, _) =>
                (waits + ((IsPython(arm) ? PythonMixedUnitSeconds : DotNetMixedUnitSeconds) * tasks / AtOnce(arm, workload)), 0),
            _ when workload.CallSeconds > Profile.LeastSliceSeconds =>
                (workload.CallSeconds.Value * FactorOf(arm, workload) * widest / AtOnce(arm, workload), 0),
            _ => (0, FactorOf(arm, workload) * widest / AtOnce(arm, workload)),
        };
    }

    private double FactorOf(Arm arm, Workload workload) =>
        SliceLength.FactorOf(arm, ModelOf(arm), workload, _context.RuntimeOf(arm), _sliceSeconds);

    /// <summary>How many units the arm computes at once.</summary>
    private int AtOnce(Arm arm, Workload workload) =>
        ModelOf(arm).WorkerKind == WorkerKind.Threads && _context.RuntimeOf(arm).MakesThreadsTakeTurns(workload)
            ? 1
            : Math.Min(arm.Workers, arm.Cores);

    private bool WarmsUp(Arm arm) =>
        Warmup.SecondsAfterCold(HostOf(arm), _context.WorkloadOf(arm).Kind) > 0;

    private ParameterSet SetOf(Arm arm) => _context.WorkloadOf(arm).ParameterSets.First(set => set.Name == arm.ParameterSet);

    private bool Waits(Arm arm) =>
        _context.WorkloadOf(arm) is { Kind: WorkloadKind.Io } workload && workload.WaitSeconds(SetOf(arm)) > 0;

    private bool IsControl(Arm arm) => _context.WorkloadOf(arm).Kind == WorkloadKind.Control;

    private bool IsPython(Arm arm) => _context.RuntimeOf(arm).IsPython;

    private HostProcess HostOf(Arm arm) => _context.RuntimeOf(arm).HostOf(ModelOf(arm));

    private ExecutionModel ModelOf(Arm arm) => ExecutionModels.Find(arm.Model, _context.RuntimeOf(arm).Language);
}

/// <summary>
/// What a group takes in a block, as far as it is known beforehand: of what computes, as many slices of the fastest arm's length.
/// </summary>
/// <param name="BesideSeconds">Starting, first use, warm-up and ending, without what computes there.</param>
/// <param name="BesideSlices">What computes there.</param>
/// <param name="RoundSeconds">A round, without what is calibrated to a slice's length.</param>
/// <param name="RoundSlices">What computes in a round.</param>
internal sealed record GroupCost(double BesideSeconds, double BesideSlices, double RoundSeconds, double RoundSlices)
{
    /// <summary>
    /// Whether it measures several numbers in flight: its workers always start at once, their first slices share the cores, and its rounds
    /// are long and have a limit of their own.
    /// </summary>
    public bool IsSweep { get; init; }

    /// <summary>The same rounds, behind a start of which it has a part.</summary>
    public GroupCost StartedWith(GroupCost batch, double part) =>
        this with { BesideSeconds = batch.BesideSeconds * part, BesideSlices = batch.BesideSlices * part };

    public double SecondsOfRound(double sliceSeconds) => RoundSeconds + (RoundSlices * sliceSeconds);

    public double SecondsOfBlock(int rounds, double sliceSeconds) =>
        BesideSeconds + (BesideSlices * sliceSeconds) + (rounds * SecondsOfRound(sliceSeconds));
}
