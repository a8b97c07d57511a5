using GilBench.Model;

namespace GilBench.Runtimes;

/// <summary>Everything found on this machine that arms can run on, and what was left out.</summary>
/// <param name="Found">Python runtimes in the order of preference, each free-threaded one followed by itself with the GIL on; .NET last.</param>
/// <param name="Pairs">One per free-threaded build that has a stock partner of its minor version.</param>
internal sealed record RuntimeInventory(
    IReadOnlyList<Runtime> Found, IReadOnlyList<RejectedRuntime> Rejected, IReadOnlyList<RuntimePair> Pairs);
