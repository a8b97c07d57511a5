namespace GilBench.Server;

/// <summary>
/// Counts by how much the answers of one latency were late: in steps of 10 µs up to 100 ms, so that hours of requests take no more memory
/// than a few.
/// </summary>
internal sealed class ServedLatency(int askedMilliseconds)
{
    private const int Steps = 10_000;
    private static readonly TimeSpan _step = TimeSpan.FromMicroseconds(10);

    private readonly TimeSpan _asked = TimeSpan.FromMilliseconds(askedMilliseconds);

    // The last holds what was later than all steps, the first what came early or in time.
    private readonly long[] _late = new long[Steps + 1];
    private readonly Lock _gate = new();
    private TimeSpan _sum;
    private long _count;

    public void Add(TimeSpan served)
    {
        var steps = (int)Math.Clamp((served - _asked) / _step, 0, Steps);
        lock (_gate)
        {
            _late[steps]++;
            _sum += served;
            _count++;
        }
    }

    public ServedFigures Read()
    {
        lock (_gate)
        {
            return new ServedFigures(
                _asked.TotalSeconds, _count, _count == 0 ? 0 : _sum.TotalSeconds / _count,
                Percentile(0.50).TotalSeconds, Percentile(0.99).TotalSeconds);
        }
    }

    /// <summary>By nearest rank, the middle of the step that it falls into.</summary>
    private TimeSpan Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * _count));
        var step = 0;
        for (var below = _late[0]; below < rank && step < Steps; below += _late[step])
        {
            step++;
        }

        return _asked + (_step * (step + 0.5));
    }
}
