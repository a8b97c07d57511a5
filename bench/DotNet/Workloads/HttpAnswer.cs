using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GilBench.DotNet.Workloads;

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
