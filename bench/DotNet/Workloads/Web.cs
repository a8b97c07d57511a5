using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GilBench.DotNet.Workloads;

/// <summary>GETs from the loopback server, and computing with what came.</summary>
internal static class Web
{
    /// <summary>A body of so many bytes.</summary>
    public static Unit OpenHttpGet(Surroundings surroundings, long latencyMs, long bytes)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/body?latency_ms={latencyMs}&bytes={bytes}");
        var connections = new HttpConnections(surroundings.RequiredServer, surroundings.Workers);
        return new Unit(() => connections.Get(path).Fingerprint, async () => (await connections.GetAsync(path)).Fingerprint, connections);
    }

    /// <summary>A number, and then Σ i² over the i below it.</summary>
    public static Unit OpenFetchCompute(Surroundings surroundings, long latencyMs, long n)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/number?latency_ms={latencyMs}&n={n}");
        var connections = new HttpConnections(surroundings.RequiredServer, surroundings.Workers);
        return new Unit(
            () => Sums.SumSquares(connections.Get(path).Number),
            async () => Sums.SumSquares((await connections.GetAsync(path)).Number),
            connections);
    }
}

/// <summary>What a server answered.</summary>
internal readonly record struct HttpAnswer(int Status, byte[] Body)
{
    /// <summary>Status, length in bytes and the first 16 hexadecimal digits of the body's SHA-256, joined by colons.</summary>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"{Status}:{Body.Length}:{Convert.ToHexStringLower(SHA256.HashData(Body)).AsSpan(0, 16)}");

    /// <summary>The body read as a decimal number.</summary>
    public long Number => Status == 200
        ? long.Parse(Encoding.ASCII.GetString(Body), NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"The server answered {Status}, not 200: {Encoding.UTF8.GetString(Body)}");
}
