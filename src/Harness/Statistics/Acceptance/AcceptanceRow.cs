using System.Globalization;

namespace GilBench.Statistics.Acceptance;

/// <summary>One line of the acceptance table.</summary>
/// <param name="Test">What was tried.</param>
/// <param name="Expected">What the design states.</param>
/// <param name="Obtained">What came out.</param>
/// <param name="Passed">Whether they agree.</param>
internal sealed record AcceptanceRow(string Test, string Expected, string Obtained, bool Passed)
{
    public static AcceptanceRow Between(string test, double share, double low, double high) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.##}–{high * 100:0.##} %"), Percent(share), share >= low && share <= high);

    public static AcceptanceRow AtMost(string test, double share, double high) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"≤ {high * 100:0.##} %"), Percent(share), share <= high);

    public static AcceptanceRow AtLeast(string test, double share, double low) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"≥ {low * 100:0.##} %"), Percent(share), share >= low);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");
}
