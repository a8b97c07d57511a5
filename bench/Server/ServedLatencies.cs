using System.Collections.Concurrent;

namespace GilBench.Server;

/// <summary>How long the server really made its clients wait, for each latency that they asked for.</summary>
internal sealed class ServedLatencies
{
    private readonly ConcurrentDictionary<int, ServedLatency> _byAskedMilliseconds = new();

    public void Add(int askedMilliseconds, TimeSpan served) =>
        _byAskedMilliseconds.GetOrAdd(askedMilliseconds, asked => new ServedLatency(asked)).Add(served);

    /// <summary>The shortest first.</summary>
    public IReadOnlyList<ServedFigures> Read() => [.. _byAskedMilliseconds.OrderBy(pair => pair.Key).Select(pair => pair.Value.Read())];
}
