using GilBench.Analysis;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>A way of running a workload on one machine, by one model on one runtime, on each number of cores that was measured.</summary>
/// <param name="Points">By cores, ascending; one at least.</param>
internal sealed record WayOverCores(Way Way, SliceOnMachine On, IReadOnlyList<WayMeasured> Points)
{
    public string Model => Points[0].Arm.Model;

    public string Runtime => Points[0].Arm.Runtime;

    /// <summary>On the most cores.</summary>
    public WayMeasured Last => Points[^1];

    /// <summary>With one worker a core the one-worker baseline is where the line begins.</summary>
    public IReadOnlyList<ArmAnalysis> Arms => Points[0] switch
    {
        { Arm.Cores: > 1, Base.Arm: { Cores: 1, Workers: 1 } one } first when first.Arm.Workers == first.Arm.Cores
            && one.Model == Model && one.Runtime == Runtime => [first.Base, .. Points.Select(point => point.Measured)],
        _ => [.. Points.Select(point => point.Measured)],
    };
}

/// <summary>Finds the ways that stand for threads, processes, event loops and C#, by the rules of <see cref="WayFinder"/>.</summary>
internal static class WaysOverCores
{
    /// <returns>The simplest way first.</returns>
    public static IReadOnlyList<WayOverCores> Of(SliceOnMachine on) =>
    [
        .. on.Evidence.ArmsOf(on.Slice).Select(arm => arm.Arm.Cores).Distinct().Order()
            .SelectMany(cores => At(on, cores))
            .GroupBy(way => (way.Way, way.Arm.Model, way.Arm.Runtime))
            .OrderBy(same => same.Key.Way)
            .Select(same => new WayOverCores(same.Key.Way, on, [.. same])),
    ];

    /// <summary>On the most cores that the work was measured on with several workers.</summary>
    public static IReadOnlyList<WayMeasured> OnAllCores(SliceOnMachine on) => [.. At(on, WayFinder.CoresOf(on.Evidence, on.Slice))];

    private static IEnumerable<WayMeasured> At(SliceOnMachine on, int cores)
    {
        var finder = new WayFinder(on.Evidence, on.Slice, cores);
        return finder.Ways().Where(way => way.Way != Way.OneWorker)
            .Concat(finder.CSharp is { } sharp ? [new WayMeasured(Way.CSharp, sharp.Measured, sharp.Base, sharp.Gain)] : [])
            .DistinctBy(way => way.Arm.Id);
    }
}
