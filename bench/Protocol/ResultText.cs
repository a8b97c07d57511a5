using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GilBench.Protocol;

/// <summary>Texts of results, as workers of both languages send them: long ones are cut, and told apart by their hash.</summary>
internal static class ResultText
{
    private const int Longest = 200;
    private const int Shown = 120;
    private const int HashCharacters = 12;

    /// <returns>The text as a worker sends it; null stays null.</returns>
    public static string? Of(string? whole)
    {
        if (whole is null)
        {
            return null;
        }

        var runes = whole.EnumerateRunes().ToList();
        if (runes.Count <= Longest)
        {
            return whole;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..HashCharacters];
        var shown = string.Concat(runes.Take(Shown));
        return string.Create(CultureInfo.InvariantCulture, $"{shown}… ({runes.Count} characters, sha256 {hash})");
    }
}
