using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Which controls of a run stand beside a case (docs/measurement.md, 5).</summary>
internal sealed class ClaimControlFinder(Run run, RunAnalysis analysis)
{
    /// <param name="parallelism">Cores that the case can keep busy and that can work at once.</param>
    /// <param name="blocks">Those that the case was measured in: what the machine was like in others says nothing of it.</param>
    public CaseControls For(ClaimCase one, ComparedTime time, int parallelism, IReadOnlySet<int> blocks)
    {
        var interval = analysis.AaIntervals
            .Where(interval => KindOf(ArmOf(interval)) == KindOf(one.Arm))
            .OrderByDescending(interval => Closeness(ArmOf(interval), one.Arm))
            .FirstOrDefault();
        var aaControl = interval is null ? null : Ratio(analysis.Find(interval.Arm)!, analysis.Find(interval.Control)!, time, blocks);
        var spins = SpinsBeside(one);
        return new CaseControls(
            new ClaimControls(aaControl, CeilingBy(one, spins, parallelism, blocks), Worst(one, time), analysis.LostShare),
            aaControl is null ? null : interval?.Arm,
            [.. interval is null ? [] : new[] { interval.Arm, interval.Control }, .. (spins ?? []).Select(spin => spin.Arm.Id)]);
    }

    /// <summary>The interval of the first over the second in those of the blocks that have both; null where none has.</summary>
    private static RatioInterval? Ratio(ArmAnalysis over, ArmAnalysis arm, ComparedTime time, IReadOnlySet<int> blocks)
    {
        var logs = BlockTimes.LogRatios(over, arm, time).Where(pair => blocks.Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        return logs.Length == 0 ? null : PairedRatio.FromLogRatios(logs, Estimate.Confidence);
    }

    /// <summary>
    /// Of all A/A controls of its kind of workload the one most like the arm tells its noise best: threads that hand over a GIL are noisier than
    /// what runs at once, and neither says anything of .NET.
    /// </summary>
    private int Closeness(Arm control, Arm arm) =>
        (KindOfNoise(control) == KindOfNoise(arm) ? 4 : 0) + (control.Workload == arm.Workload ? 2 : 0) + (control.ParameterSet == arm.ParameterSet ? 1 : 0);

    private (bool IsPython, bool HandsOverGil) KindOfNoise(Arm arm)
    {
        var runtime = run.Header.Runtimes.First(runtime => runtime.Id == arm.Runtime);
        var language = runtime.IsPython ? Language.Python : Language.CSharp;
        var workerKind = run.Header.Models.First(model => model.Id == arm.Model && model.Language == language).WorkerKind;
        return (runtime.IsPython, KindOf(arm) != WorkloadKind.Io && runtime.ExpectsGil == true && workerKind == WorkerKind.Threads);
    }

    /// <summary>
    /// On one core and on as many as the case keeps busy; none where it waits, which needs no cores, or is not about what several cores gain over
    /// one.
    /// </summary>
    private IReadOnlyList<ArmAnalysis>? SpinsBeside(ClaimCase one) =>
        one.Parallelism < 2 || Math.Min(one.Base.Workers, one.Base.Cores) > 1 || KindOf(one.Arm) == WorkloadKind.Io
        ? null
        : [.. analysis.Arms.Where(arm => arm.Arm.Role == ArmRole.PositiveControl && (arm.Arm.Cores == 1 || arm.Arm.Cores == one.Parallelism))];

    private NativeCeiling? CeilingBy(ClaimCase one, IReadOnlyList<ArmAnalysis>? spins, int parallelism, IReadOnlySet<int> blocks)
    {
        if (spins is null)
        {
            return null;
        }

        var single = spins.FirstOrDefault(arm => arm.Arm.Cores == 1);
        var several = spins.FirstOrDefault(arm => arm.Arm.Cores > 1);
        if (single is null || several is null)
        {
            return new NativeCeiling(parallelism, null);
        }

        var efficiencies = Efficiencies(one, single, several).Where(pair => blocks.Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        return new NativeCeiling(
            parallelism,
            Ratio(single, several, ComparedTime.Unit, blocks),
            efficiencies.Length == 0 ? null : PairedRatio.FromLogRatios(efficiencies, Estimate.Confidence));
    }

    /// <summary>Block → the logarithm of what share of the native gain the case reached.</summary>
    private SortedDictionary<int, double> Efficiencies(ClaimCase one, ArmAnalysis single, ArmAnalysis several) =>
        BlockPairs.LogEfficiencies(analysis.Find(one.Base.Id)!, analysis.Find(one.Arm.Id)!, single, several);

    /// <summary>The same of a claim about efficiency, by the controls that stand beside it; none where they are missing.</summary>
    public double[] LogEfficienciesOf(ClaimCase one) =>
        SpinsBeside(one) is { } spins && spins.FirstOrDefault(arm => arm.Arm.Cores == 1) is { } single && spins.FirstOrDefault(arm => arm.Arm.Cores > 1) is { } several
            ? [.. Efficiencies(one, single, several).Values]
            : [];

    /// <summary>A cold time is of a first slice, which is never steady.</summary>
    private Steadiness Worst(ClaimCase one, ComparedTime time) => time == ComparedTime.Cold
        ? Steadiness.Unknown
        : new[] { one.Arm, one.Base }.Select(arm => analysis.Find(arm.Id)!.SteadyState.Steadiness).Max();

    private Arm ArmOf(AaInterval interval) => analysis.Find(interval.Arm)!.Arm;

    private WorkloadKind KindOf(Arm arm) => run.Header.Workloads.First(workload => workload.Id == arm.Workload).Kind;
}
