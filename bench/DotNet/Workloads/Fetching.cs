namespace GilBench.DotNet.Workloads;

/// <summary>Waiting for a number and then computing with it.</summary>
internal static class Fetching
{
    public static Int128 FetchCompute(HttpConnections connections, string path) => Sums.SumSquares(connections.Get(path).Number);

    public static async Task<Int128> FetchComputeAsync(HttpConnections connections, string path) =>
        Sums.SumSquares((await connections.GetAsync(path)).Number);
}
