using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What one thread pays for free threading: the free-threaded build's time ÷ the stock build's, on <c>sequential</c>, paired by block.</summary>
/// <param name="GilForcedOn">Whether the free-threaded build ran with its GIL switched on.</param>
/// <param name="Builds">How the two builds differ beyond free threading; only one that is known to be alike is a fair pair.</param>
internal sealed record FreeThreadingCost(
    string Workload,
    string ParameterSet,
    string StockRuntime,
    string FreeRuntime,
    bool GilForcedOn,
    Estimate Ratio,
    BuildComparison Builds)
{
    public bool IsAlike => Builds.IsAlike;
}
