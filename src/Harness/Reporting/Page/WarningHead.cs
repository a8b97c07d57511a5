using GilBench.Model;

namespace GilBench.Reporting.Page;

/// <summary>What the head of a page says of its warnings.</summary>
internal static class WarningHead
{
    /// <returns>The weightiest and how many more there are; empty where there is none.</returns>
    public static string Of(IReadOnlyList<string> warnings) => warnings.Count switch
    {
        0 => "",
        1 => warnings[0],
        var all => $"{warnings[0]} {Counted.Of(all - 1, "more warning stands", "more warnings stand")} at the end.",
    };
}
