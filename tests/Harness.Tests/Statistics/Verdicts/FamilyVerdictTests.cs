using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Statistics.Verdicts;

public sealed class FamilyVerdictTests
{
    private static readonly ClaimTest NoSpeedUp = new(ClaimForm.NoSpeedUp);

    // Eight blocks all above the limit: p = 1/2⁸ = 0.0039; adjusted over 8 cases 0.031 > 0.025, over 2 cases 0.0078.
    private static readonly double[] AboveTheLimit = [.. Enumerable.Range(1, 8).Select(i => 0.2 + (0.01 * i))];
    private static readonly double[] AroundOne = [.. Enumerable.Range(-4, 8).Select(i => 0.003 * i)];

    [Fact]
    public void It_holds_where_every_case_holds() => Assert.Equal(
        new Verdict(VerdictKind.Holds, "It holds for all 2 cases."), FamilyVerdict.Judge(NoSpeedUp, [Holding("2 workers"), Holding("4 workers")]));

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
        var verdict = FamilyVerdict.Judge(NoSpeedUp, [Holding("2 workers"), new("4 workers", AroundOne, new(VerdictKind.Inconclusive, "It is noisy."))]);

        Assert.Equal(new Verdict(VerdictKind.Inconclusive, "It is open for 4 workers: It is noisy."), verdict);
    }

    [Theory]
    [InlineData("AtLeast")]
    [InlineData("Ordering")]
    [InlineData("Equivalent")]
    public void Forms_with_a_lower_threshold_are_refuted_from_below(string form)
    {
        var test = new ClaimTest(Enum.Parse<ClaimForm>(form), 0.10, 1.5);

        var verdict = FamilyVerdict.Judge(test, [new("2 workers", [.. AboveTheLimit.Select(d => -d)], new(VerdictKind.Refuted, "It is below."))]);

        Assert.Equal(VerdictKind.Refuted, verdict.Kind);
    }

    [Fact]
    public void No_case_is_inconclusive() => Assert.Equal(VerdictKind.Inconclusive, FamilyVerdict.Judge(NoSpeedUp, []).Kind);

    private static FamilyMember Holding(string name) => new(name, AroundOne, new(VerdictKind.Holds, "It holds."));

    private static FamilyMember Refuting(string name) => new(name, AboveTheLimit, new(VerdictKind.Refuted, "It is above."));
}
