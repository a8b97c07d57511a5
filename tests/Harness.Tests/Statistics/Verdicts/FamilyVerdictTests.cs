using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Statistics.Verdicts;

public sealed class FamilyVerdictTests
{
    private static readonly ClaimTest NoSpeedUp = new(ClaimRelation.NoSpeedUp);

    // Eight blocks all above the limit: p = 1/2⁸ = 0.0039; adjusted over 8 cases 0.031 > 0.025, over 2 cases 0.0078.
    private static readonly double[] AboveTheLimit = [.. Enumerable.Range(1, 8).Select(i => 0.2 + (0.01 * i))];
    private static readonly double[] AroundOne = [.. Enumerable.Range(-4, 8).Select(i => 0.003 * i)];

    [Fact]
    public void It_holds_where_every_case_holds() => Assert.Equal(
        new Verdict(VerdictKind.Holds, "It holds for all 2 cases."), FamilyVerdict.Judge(
            NoSpeedUp, [Holding("2 workers"), Holding("4 workers")]));

    [Fact]
    public void One_case_refutes_it_by_name_where_that_survives_the_correction()
    {
        var verdict = FamilyVerdict.Judge(NoSpeedUp, [Holding("2 workers"), Refuting("4 workers")]);

        Assert.Equal(VerdictKind.Refuted, verdict.Kind);
        Assert.StartsWith("It is refuted for 4 workers:", verdict.Reason);
    }

    [Fact]
    public void One_case_among_many_does_not_refute_it_where_that_does_not_survive_the_correction()
    {
        var members = Enumerable.Range(1, 7).Select(n => Holding($"{n} workers")).Append(Refuting("8 workers")).ToArray();

        var verdict = FamilyVerdict.Judge(NoSpeedUp, members);

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.StartsWith("Alone, 8 workers would refute it", verdict.Reason);
    }

    [Fact]
    public void One_open_case_leaves_it_open()
    {
        var verdict = FamilyVerdict.Judge(
            NoSpeedUp, [Holding("2 workers"), new("4 workers", AroundOne, 0, new(VerdictKind.Inconclusive, "It is noisy."))]);

        Assert.Equal(new Verdict(VerdictKind.Inconclusive, "It is open for 4 workers: It is noisy."), verdict);
    }

    // Eight blocks 0.11 to 0.18 above 1.10×: once the limit moves by 0.15, three lie above it (ranks 1, 2 and 3 at least), and nothing is
    // refuted.
    [Fact]
    public void A_limit_that_an_A_A_control_moves_is_moved_for_the_correction_too()
    {
        double[] above = [.. Enumerable.Range(1, 8).Select(i => Math.Log(1.10) + 0.10 + (0.01 * i))];
        Verdict Judge(double shift) => FamilyVerdict.Judge(
            NoSpeedUp, [Holding("2 workers"), new("4 workers", above, shift, new(VerdictKind.Refuted, "It is above."))]);

        Assert.Equal(VerdictKind.Refuted, Judge(0.10).Kind);
        Assert.Equal(VerdictKind.Inconclusive, Judge(0.15).Kind);
    }

    [Fact]
    public void A_lower_limit_moves_down()
    {
        double[] below = [.. Enumerable.Range(1, 8).Select(i => Math.Log(1.5) - 0.10 - (0.01 * i))];
        Verdict Judge(double shift) => FamilyVerdict.Judge(
            new ClaimTest(ClaimRelation.Efficiency, Factor: 1.5),
            [new("2 workers", below, shift, new(VerdictKind.Refuted, "It is below."))]);

        Assert.Equal(VerdictKind.Refuted, Judge(0.10).Kind);
        Assert.Equal(VerdictKind.Inconclusive, Judge(0.15).Kind);
    }

    [Fact]
    public void What_cannot_be_judged_here_leaves_it_so_unless_more_blocks_would_tell_of_another_case()
    {
        Verdict beyond = new(VerdictKind.CannotJudge, "There are no cores."), noisy = new(VerdictKind.Inconclusive, "It is noisy.");
        FamilyMember[] members = [Holding("2 workers"), new("4 workers", AroundOne, 0, beyond)];

        Assert.Equal(
            new Verdict(VerdictKind.CannotJudge, "It cannot be judged for 4 workers: There are no cores."),
            FamilyVerdict.Judge(NoSpeedUp, members));
        Assert.Equal(
            new Verdict(VerdictKind.Inconclusive, "It is open for 8 workers: It is noisy."),
            FamilyVerdict.Judge(NoSpeedUp, [.. members, new("8 workers", AroundOne, 0, noisy)]));
        Assert.Equal(VerdictKind.Refuted, FamilyVerdict.Judge(NoSpeedUp, [.. members, Refuting("8 workers")]).Kind);
    }

    [Theory]
    [InlineData("AtLeast")]
    [InlineData("Efficiency")]
    [InlineData("Ordering")]
    [InlineData("Equivalent")]
    public void Relations_with_a_lower_threshold_are_refuted_from_below(string relation)
    {
        var test = new ClaimTest(Enum.Parse<ClaimRelation>(relation), 0.10, 1.5);

        var verdict = FamilyVerdict.Judge(
            test, [new("2 workers", [.. AboveTheLimit.Select(d => -d)], 0, new(VerdictKind.Refuted, "It is below."))]);

        Assert.Equal(VerdictKind.Refuted, verdict.Kind);
    }

    [Fact]
    public void No_case_is_inconclusive() => Assert.Equal(VerdictKind.Inconclusive, FamilyVerdict.Judge(NoSpeedUp, []).Kind);

    private static FamilyMember Holding(string name) => new(name, AroundOne, 0, new(VerdictKind.Holds, "It holds."));

    private static FamilyMember Refuting(string name) => new(name, AboveTheLimit, 0, new(VerdictKind.Refuted, "It is above."));
}
