namespace GilBench.Model;

/// <summary>What the loopback server can do at most, measured once per run: an arm near it measures the server.</summary>
/// <param name="Cores">The cores it runs on.</param>
/// <param name="RequestsPerSecond">At no latency, from many connections; null where it could not be measured.</param>
/// <param name="SharesMeasuredCores">Whether it had to run on cores that are measured.</param>
internal sealed record ServerCheck(IReadOnlyList<int> Cores, double? RequestsPerSecond, bool SharesMeasuredCores) : RunLine
{
    /// <summary>Its own CPU time of a request at that rate: no worker's CPU time has it. Null where it is not known.</summary>
    public double? CpuSecondsPerRequest { get; init; }

    /// <summary>Ids of the workloads that ask it; null in runs that were made before there was this field.</summary>
    public IReadOnlyList<string>? AskedBy { get; init; }
}

/// <summary>
/// What the loopback server served of one latency in one session, counted by itself over every request that asked for it: calibration's
/// too.
/// </summary>
/// <param name="AskedSeconds">The latency that the workload asks for.</param>
/// <param name="MeanSeconds">From the request's arrival at the server's endpoint to its answer, like the percentiles.</param>
internal sealed record ServedLatency(double AskedSeconds, long Requests, double MeanSeconds, double P50Seconds, double P99Seconds)
    : RunLine;
