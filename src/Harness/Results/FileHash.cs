using System.Security.Cryptography;

namespace GilBench.Results;

/// <summary>Says which bytes were executed.</summary>
internal static class FileHash
{
    /// <summary>Lower-case hexadecimal SHA-256 of bytes.</summary>
    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Lower-case hexadecimal SHA-256 of a file; null where it cannot be read.</summary>
    public static string? Sha256(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
