namespace GilBench.Model;

/// <summary>
/// What is known of how a Python was optimised, in words. Yes is evidence: an option of its configuration, or a flag of its compiler. No is known of
/// this project's own builds alone: Debian's and Ubuntu's show neither option nor flag, and have both PGO and LTO. Else it is unknown.
/// </summary>
internal static class Optimisation
{
    public static string Of(RuntimeDescription description) => (description.Pgo, description.Lto) switch
    {
        (true, true) => "optimised (PGO, LTO)",
        (false, false) => "not optimised (no PGO, no LTO)",
        (null, null) => "optimisation unknown",
        var (pgo, lto) => $"{Word("PGO", pgo)}, {Word("LTO", lto)}",
    };

    private static string Word(string what, bool? known) => known switch { true => what, false => $"no {what}", null => $"{what} unknown" };
}
