namespace GilBench.Runtimes;

/// <summary>There is no Python to be measured; the message is one sentence for the user.</summary>
/// <param name="reason">Why none could be brought, a sentence; null where nobody tried.</param>
internal sealed class NoPythonException(string? reason) : Exception(
    $"No Python of 3.10 or later was found here, so nothing was measured{(reason is null ? "" : $" ({reason.TrimEnd('.')})")}; "
    + "install python3, bring a matched pair with './run-all.sh runtimes install 3.13 3.13t', or measure C# alone with --runtime 'dotnet-*'.");
