using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Capacity;

/// <summary>A usual rule for the number of workers on all cores measured, with what it gave.</summary>
/// <param name="Arm">As many workers on as many cores; null where that was not measured.</param>
internal sealed record RuleOfThumb(ExecutionModel Model, Runtime Runtime, RuleKind Kind, int Cores, int Workers, ArmAnalysis? Arm)
{
    /// <summary>Both rules for each model that has several workers, on the most cores that were measured.</summary>
    public static IReadOnlyList<RuleOfThumb> Of(IReadOnlyList<ScalingSeries> series)
    {
        var arms = series.SelectMany(one => one.Arms).ToList();
        var cores = arms.Select(arm => arm.Arm.Cores).DefaultIfEmpty(1).Max();
        return
        [
            .. from one in series.Where(one => !one.IsWhole).DistinctBy(one => (one.Model.Id, one.Runtime.Id))
               from rule in new[] { (Kind: RuleKind.WorkerACore, Workers: cores), (Kind: RuleKind.TwiceTheCores, Workers: (2 * cores) + 1) }
               select new RuleOfThumb(one.Model, one.Runtime, rule.Kind, cores, rule.Workers, arms.Find(arm =>
                   (arm.Arm.Model, arm.Arm.Runtime, arm.Arm.Cores, arm.Arm.Workers) == (one.Model.Id, one.Runtime.Id, cores, rule.Workers)
                   && arm.SecondsPerUnit is not null)),
        ];
    }
}

/// <summary>The usual rules.</summary>
internal enum RuleKind
{
    /// <summary>As many workers as cores.</summary>
    WorkerACore,

    /// <summary>2 × cores + 1 workers, as servers of Python programs recommend.</summary>
    TwiceTheCores,
}
