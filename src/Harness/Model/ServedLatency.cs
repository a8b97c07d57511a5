namespace GilBench.Model;

/// <summary>
/// What the loopback server served of one latency in one session, counted by itself over every request that asked for it: calibration's too.
/// </summary>
/// <param name="AskedSeconds">The latency that the workload asks for.</param>
/// <param name="MeanSeconds">From the request's arrival at the server's endpoint to its answer, like the percentiles.</param>
internal sealed record ServedLatency(double AskedSeconds, long Requests, double MeanSeconds, double P50Seconds, double P99Seconds) : RunLine;
