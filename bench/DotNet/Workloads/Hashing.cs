using System.Security.Cryptography;

namespace GilBench.DotNet.Workloads;

/// <summary>Digests: work done by a native library outside the runtime.</summary>
internal static class Hashing
{
    private const int BlockBytes = 1024 * 1024;

    /// <summary>The block every digest is made of, 1 MiB with byte i = i mod 251, and how often it goes in.</summary>
    public static (byte[] Block, long Count) Blocks(long count) =>
        ([.. Enumerable.Range(0, BlockBytes).Select(i => (byte)(i % 251))], count);

    public static Unit OpenHashBlocks(long blocks) => Unit.Of(HashBlocks, Blocks(blocks));

    /// <summary>SHA-256 over as many blocks, updated once per block; lower-case hexadecimal.</summary>
    public static string HashBlocks((byte[] Block, long Count) blocks)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0L; i < blocks.Count; i++)
        {
            digest.AppendData(blocks.Block);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
