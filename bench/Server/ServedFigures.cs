namespace GilBench.Server;

/// <summary>What was served of one latency, from the request's arrival at its endpoint to its answer; the percentiles to 10 µs.</summary>
internal sealed record ServedFigures(double AskedSeconds, long Requests, double MeanSeconds, double P50Seconds, double P99Seconds);
