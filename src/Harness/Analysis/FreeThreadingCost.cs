using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Analysis;

/// <summary>
/// What one thread pays for free threading: the free-threaded build's time ÷ the stock build's, on <c>sequential</c>, paired by block.
/// </summary>
/// <param name="Stock">The stock build's loop.</param>
/// <param name="Free">The free-threaded build's.</param>
/// <param name="Builds">How the two builds differ beyond free threading; only one that is known to be alike is a fair pair.</param>
internal sealed record FreeThreadingCost(ArmAnalysis Stock, ArmAnalysis Free, Estimate Ratio, BuildComparison Builds)
{
    public string Workload => Free.Arm.Workload;

    public string ParameterSet => Free.Arm.ParameterSet;

    public string StockRuntime => Stock.Arm.Runtime;

    public string FreeRuntime => Free.Arm.Runtime;

    /// <summary>Whether the free-threaded build ran with its GIL switched on.</summary>
    public bool GilForcedOn => Free.Resolved.Runtime.ExpectsGil == true;

    public bool IsAlike => Builds.IsAlike;

    /// <summary>Compares paired stock and free-threaded builds on one thread.</summary>
    public static IReadOnlyList<FreeThreadingCost> Of(IReadOnlyList<Runtime> runtimes, IReadOnlyList<ArmAnalysis> arms)
    {
        var loops = arms
            .Where(arm => arm.Arm is
            {
                Model: SpeedUps.Sequential, Role: ArmRole.Measured or ArmRole.OneWorkerBaseline, Cores: 1, Workers: 1,
            })
            .ToList();
        return
        [
            .. from runtime in runtimes
               where runtime.IsPython && runtime.Description.GilDisabledBuild == true
               let pair = Pairing.Of(runtime, runtimes)
               where pair is not null
               from free in loops
               where free.Arm.Runtime == runtime.Id
               from stock in loops
               where stock.Arm.Runtime == pair.Stock.Id && stock.Arm.Workload == free.Arm.Workload
                   && stock.Arm.ParameterSet == free.Arm.ParameterSet
               let ratio = BlockPairs.Ratio(free, stock)
               where ratio is not null
               select new FreeThreadingCost(stock, free, ratio, pair.Builds),
        ];
    }
}
