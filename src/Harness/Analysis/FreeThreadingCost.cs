namespace GilBench.Analysis;

/// <summary>What one thread pays for free threading: the free-threaded build's time ÷ the stock build's, on <c>sequential</c>, paired by block.</summary>
/// <param name="GilForcedOn">Whether the free-threaded build ran with its GIL switched on.</param>
/// <param name="Differences">How the two builds differ beyond free threading; empty is a fair pair.</param>
internal sealed record FreeThreadingCost(
    string Workload,
    string ParameterSet,
    string StockRuntime,
    string FreeRuntime,
    bool GilForcedOn,
    Estimate Ratio,
    IReadOnlyList<string> Differences)
{
    public bool IsAlike => Differences.Count == 0;
}
