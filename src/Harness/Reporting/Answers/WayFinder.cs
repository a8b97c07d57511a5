using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>Finds the arm that stands for each way, by the rules of <see cref="Comparison"/>: none is picked for its luck.</summary>
internal sealed class WayFinder
{
    // The first that was measured stands for its kind.
    private static readonly string[] s_loops = ["asyncio_gather", "asyncio_task_group"];

    private static readonly string[] s_loopsWithProcesses = ["asyncio_processes"];

    private readonly Evidence _evidence;
    private readonly WorkloadSlice _slice;
    private readonly int _cores;
    private readonly Comparison _comparison;

    /// <summary>Of a pair that was measured where there is one: what the price of free threading compares.</summary>
    private readonly (Runtime? Stock, Runtime? Free) _runtimes;

    public WayFinder(Evidence evidence, WorkloadSlice slice, int cores)
    {
        (_evidence, _slice, _cores) = (evidence, slice, cores);
        _comparison = Comparison.At(evidence, slice, cores);
        _runtimes = RuntimesOf(evidence, slice);
    }

    /// <summary>The most cores on which several workers were measured; 1 where none were.</summary>
    public static int CoresOf(Evidence evidence, WorkloadSlice slice) =>
        evidence.ArmsOf(slice).Where(arm => arm.Arm.Workers > 1).Select(arm => arm.Arm.Cores).DefaultIfEmpty(1).Max();

    public ComparedModel? CSharp => _comparison.CSharp is { Arm.Workers: > 1 } sharp ? sharp : null;

    /// <returns>Those that have a figure, the simplest first; one worker is among them wherever anything was measured.</returns>
    public IReadOnlyList<WayMeasured> Ways()
    {
        List<WayMeasured?> several = _slice.Workload.Code is { Function: null } ? [Several(Way.CSharp, CSharp)] :
        [
            Loop(Way.EventLoop, s_loops, _runtimes.Stock),
            Several(Way.Threads, On(_comparison.WithGil, _runtimes.Stock)),
            Loop(Way.EventLoopWithoutGil, s_loops, _runtimes.Free),
            Several(Way.ThreadsWithoutGil, On(_comparison.WithoutGil, _runtimes.Free)),
            Several(Way.Processes, _comparison.Processes),
            _slice.Workload.Code is null ? Loop(Way.EventLoopWithProcesses, s_loopsWithProcesses, _runtimes.Stock) : null,
        ];
        var known = several.OfType<WayMeasured>().ToList();
        return OneWorker(known) is { } one ? [new WayMeasured(Way.OneWorker, one, one, null), .. known] : known;
    }

    /// <summary>
    /// By the bare loops or, where there are none because the function must be awaited, by one worker of the model that stands for both.
    /// </summary>
    public FreeThreadingPrice? PriceOf(IReadOnlyList<WayMeasured> ways)
    {
        if (_runtimes is not ({ } stock, { } free))
        {
            return null;
        }

        var cost = _evidence.Analysis.FreeThreadingCosts.FirstOrDefault(cost => cost.Workload == _slice.Workload.Id
            && cost.ParameterSet == _slice.ParameterSet && cost.StockRuntime == stock.Id && cost.FreeRuntime == free.Id);
        if (cost is not null)
        {
            return new FreeThreadingPrice(cost.Ratio, cost.Builds);
        }

        (Way With, Way Without)[] pairs = [(Way.EventLoop, Way.EventLoopWithoutGil), (Way.Threads, Way.ThreadsWithoutGil)];
        var ratio = pairs
            .Select(pair => (With: ways.FirstOrDefault(way => way.Way == pair.With), Without: ways.FirstOrDefault(
                way => way.Way == pair.Without)))
            .Where(pair => pair is ({ } with, { } without) && with.Base.Arm.Model == without.Base.Arm.Model)
            .Select(pair => BlockPairs.Ratio(pair.Without!.Base, pair.With!.Base))
            .FirstOrDefault(found => found is not null);
        return ratio is null ? null : new FreeThreadingPrice(ratio, Pairing.Compare(stock.Description, free.Description));
    }

    private static (Runtime? Stock, Runtime? Free) RuntimesOf(Evidence evidence, WorkloadSlice slice)
    {
        var used = evidence.ArmsOf(slice).Select(arm => arm.Arm.Runtime).ToHashSet();
        var measured = evidence.Runtimes.Where(runtime => runtime.IsPython && used.Contains(runtime.Id)).ToList();
        return Pairing.Of(measured) is [var pair, ..]
            ? (pair.Stock, pair.FreeThreaded)
            : (measured.Where(runtime => runtime.ExpectsGil == true).OrderBy(runtime => runtime.Description.GilDisabledBuild == true)
                .FirstOrDefault(), measured.Find(runtime => runtime.ExpectsGil == false));
    }

    private static ComparedModel? On(IReadOnlyList<ComparedModel> models, Runtime? runtime) =>
        models.FirstOrDefault(model => model.Arm.Runtime == runtime?.Id);

    /// <summary>A gain's base comes without what it gained itself over the bare loop, which an answer tells.</summary>
    private WayMeasured? Several(Way way, ComparedModel? model) => model is { Arm.Workers: > 1 }
        ? new WayMeasured(
            way, model.Measured, _evidence.Measured.FirstOrDefault(arm => arm.Arm.Id == model.Base.Arm.Id) ?? model.Base, model.Gain)
        : null;

    private WayMeasured? Loop(Way way, IEnumerable<string> models, Runtime? runtime) => runtime is null ? null : models
        .Select(model => _evidence.ArmAt(_slice, model, runtime.Id, _cores))
        .Select(arm => arm is null ? null : Several(way, ComparedModel.Of(arm)))
        .FirstOrDefault(found => found is not null);

    /// <summary>The bare loop, of Python before C#; where there is none, one worker of the simplest way.</summary>
    private ArmAnalysis? OneWorker(List<WayMeasured> several) =>
        new[] { _runtimes.Stock?.Id, _runtimes.Free?.Id, _comparison.CSharp?.Arm.Runtime }.OfType<string>()
            .Select(runtime => _evidence.ArmAt(_slice, SpeedUps.Sequential, runtime, 1))
            .FirstOrDefault(arm => arm is not null)
        ?? (several is [var simplest, ..] ? simplest.Base : null);
}
