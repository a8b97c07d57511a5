namespace GilBench.Model;

/// <summary>What the loopback server can do at most, measured once per run: an arm near it measures the server.</summary>
/// <param name="Cores">The cores it runs on.</param>
/// <param name="RequestsPerSecond">At no latency, from many connections; null where it could not be measured.</param>
/// <param name="SharesMeasuredCores">Whether it had to run on cores that are measured.</param>
internal sealed record ServerCheck(IReadOnlyList<int> Cores, double? RequestsPerSecond, bool SharesMeasuredCores) : RunLine;
