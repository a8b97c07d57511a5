using GilBench.Model;

namespace GilBench.Runtimes;

/// <summary>Everything found on this machine that arms can run on, and what was left out.</summary>
/// <param name="Found">
/// Python runtimes in the order of preference, each free-threaded one followed by itself with the GIL on; .NET last.
/// </param>
/// <param name="Pairs">One per free-threaded build that has a stock partner of its minor version.</param>
internal sealed record RuntimeInventory(
    IReadOnlyList<Runtime> Found, IReadOnlyList<RejectedRuntime> Rejected, IReadOnlyList<RuntimePair> Pairs);

/// <summary>A candidate that cannot be measured.</summary>
/// <param name="Source">As in <see cref="Candidate"/>, or <c>dotnet</c>.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record RejectedRuntime(string Path, string Source, string Reason);

/// <summary>There is no Python to be measured; the message is one sentence for the user.</summary>
/// <param name="reason">Why none could be brought, a sentence; null where nobody tried.</param>
internal sealed class NoPythonException(string? reason) : Exception(
    $"No Python of 3.10 or later was found here, so nothing was measured{(reason is null ? "" : $" ({reason.TrimEnd('.')})")}; "
    + "install python3, bring a matched pair with './run-all.sh runtimes install 3.13 3.13t', "
    + "or measure C# alone with --runtime 'dotnet-*'.");
