using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Verdicts;

/// <summary>
/// A claim over several cases. "Holds for all" needs no correction: all must hold. "Refuted for some" looks for the worst of many, so the
/// refutation must also survive Holm's correction over all cases.
/// </summary>
internal static class FamilyVerdict
{
    /// <summary>The level of one side of a 95 % interval.</summary>
    private const double OneSidedLevel = 0.025;

    /// <summary>
    /// Whether a family could be refuted by so many values a case: the smallest signed-rank p-value of n values is 2⁻ⁿ, and Holm multiplies
    /// the smallest by the number of cases. Rests on counts alone.
    /// </summary>
    /// <param name="cases">How many cases the claim speaks of.</param>
    /// <param name="values">Independent values of a case: blocks, or merged blocks.</param>
    public static bool CanRefute(int cases, int values) => cases * Math.Pow(2, -values) <= OneSidedLevel;

    public static Verdict Judge(ClaimTest test, IReadOnlyList<FamilyMember> members)
    {
        if (members.Count == 0)
        {
            return new Verdict(VerdictKind.Inconclusive, "The claim speaks of no case that was measured.");
        }

        if (members.All(member => member.Verdict.Kind == VerdictKind.Holds))
        {
            return new Verdict(
                VerdictKind.Holds, members.Count == 1 ? members[0].Verdict.Reason : $"It holds for all {members.Count} cases.");
        }

        var adjusted = Holm.Adjust([.. members.Select(member => RefutingPValue(test, member))]);
        var refuted = members.Where((member, i) => member.Verdict.Kind == VerdictKind.Refuted && adjusted[i] <= OneSidedLevel).ToArray();
        if (refuted.Length > 0)
        {
            return new Verdict(VerdictKind.Refuted, $"It is refuted for {Names(refuted)}: {refuted[0].Verdict.Reason}");
        }

        var open = members.FirstOrDefault(member => member.Verdict.Kind is VerdictKind.Inconclusive or VerdictKind.Refuted);
        if (open is null)
        {
            var beyond = members.First(member => member.Verdict.Kind == VerdictKind.CannotJudge);
            return new Verdict(VerdictKind.CannotJudge, $"It cannot be judged for {beyond.Name}: {beyond.Verdict.Reason}");
        }

        return new Verdict(VerdictKind.Inconclusive, open.Verdict.Kind == VerdictKind.Refuted
            ? $"Alone, {open.Name} would refute it, but not when {members.Count} cases are looked at together; measure more blocks."
            : $"It is open for {open.Name}: {open.Verdict.Reason}");
    }

    private static double RefutingPValue(ClaimTest test, FamilyMember member)
    {
        var (logRatios, shift) = (member.LogRatios, member.LimitShift);
        if (logRatios.Length == 0)
        {
            return 1;
        }

        var above = test.UpperThreshold is { } upper ? SignedRankTest.GreaterThan(logRatios, Math.Log(upper) + shift) : 1;
        var below = test.LowerThreshold is { } lower ? SignedRankTest.LessThan(logRatios, Math.Log(lower) - shift) : 1;
        return Math.Min(above, below);
    }

    private static string Names(IReadOnlyList<FamilyMember> members) => string.Join(", ", members.Select(member => member.Name));
}

/// <summary>One of several cases that a claim speaks of at once, such as one number of workers.</summary>
/// <param name="Name">How a reader knows it, such as "4 workers".</param>
/// <param name="LogRatios">
/// ln(base/arm) of each block (for a claim about efficiency: less that of the native control), or of each group of blocks that the order
/// guard
/// merged: independent values.
/// </param>
/// <param name="LimitShift">By how much its A/A control moves the limits: <see cref="ClaimControls.LimitShift"/>.</param>
/// <param name="Verdict">Its own verdict, controls included.</param>
internal sealed record FamilyMember(string Name, double[] LogRatios, double LimitShift, Verdict Verdict);
