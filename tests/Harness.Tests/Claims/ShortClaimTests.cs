using GilBench.Claims;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Claims;

public sealed class ShortClaimTests
{
    [Fact]
    public void A_short_claim_names_workload_models_runtime_comparison_and_cores()
    {
        var statement = ShortClaim.Parse(ShortClaim.Example).Restated!;

        Assert.Equal(new ArmSelector("threads", "sum_squares", null, "cpython-3.13", Cores: 2), statement.Arm);
        Assert.Equal(new ArmSelector("sequential"), statement.Base);
        Assert.Equal(ClaimRelation.NoSpeedUp, statement.Relation);
        Assert.Equal(1.1, statement.TestFor(2).UpperThreshold!.Value, 12);
    }

    [Theory]
    [InlineData("sleep+document: thread_pool vs sequential >= 9x", "AtLeast", 9.0, null)]
    [InlineData("fibonacci:threads@cpython-3.13t vs threads@cpython-3.13==1x", "Equivalent", 1 / 1.1, 1.1)]
    [InlineData("fibonacci: threads vs sequential <= 3 x at 1 core", "NoSpeedUp", null, 3.0)]
    public void Each_comparison_has_its_thresholds(string text, string relation, double? lower, double? upper)
    {
        var test = ShortClaim.Parse(text).Restated!.TestFor(2);

        Assert.Equal(Enum.Parse<ClaimRelation>(relation), test.Relation);
        Assert.Equal(lower ?? 0, test.LowerThreshold ?? 0, 12);
        Assert.Equal(upper ?? 0, test.UpperThreshold ?? 0, 12);
    }

    [Theory]
    [InlineData("sum_squares: threads sequential <= 1.1x", "at character 22, 'vs' was expected instead of 'sequential <= 1.1x'")]
    [InlineData("sum_squares: threads vs sequential < 1.1x", "at character 36, '<=' or '>=' or '==' was expected instead of '< 1.1x'")]
    [InlineData("sum_squares: threads vs sequential <= fast", "at character 39, a factor such as 1.1 was expected instead of 'fast'")]
    [InlineData("sum_squares: threads vs sequential <= 1.1", "at character 42, 'x' was expected instead of the end")]
    [InlineData(
        "sum_squares: threads vs sequential <= 1.1x at two cores",
        "at character 47, a number of cores was expected instead of 'two cores'")]
    [InlineData(
        "sum_squares: threads vs sequential <= 1.1x at 2 cores please", "at character 55, the end was expected instead of 'please'")]
    [InlineData("sum_squares: threads vs sequential <= 0x", "at character 39, a factor such as 1.1, above 0 was expected instead of '0x'")]
    [InlineData(
        "sum_squares: threads vs sequential <= 1.1x at 0 cores",
        "at character 47, a number of cores, at least 1 was expected instead of '0 cores'")]
    [InlineData(
        "sum_squares: threads vs sequential <= 0 x", "at character 39, a factor such as 1.1, above 0 was expected instead of '0 x'")]
    [InlineData("sum_squares: threads vs sequential <= 1.1x at 1 cores", "at character 49, 'core' was expected instead of 'cores'")]
    [InlineData("sum_squares: threads vsequential <= 1.1x", "at character 22, 'vs' was expected instead of 'vsequential <= 1.1x'")]
    [InlineData("sum_squares: threads vs sequential <= 1.1xs", "at character 42, 'x' was expected instead of 'xs'")]
    [InlineData(": threads vs sequential <= 1x", "at character 1, a workload was expected instead of ': threads vs sequential <= 1x'")]
    [InlineData("sum_squares:", "at character 13, an execution model was expected instead of the end")]
    public void An_error_says_where_and_what_was_expected(string text, string expected)
    {
        var refusal = Assert.Throws<ClaimException>(() => ShortClaim.Parse(text)).Message;

        Assert.StartsWith($"--claim \"{text}\": {expected};", refusal, StringComparison.Ordinal);
        Assert.Contains(ShortClaim.Example, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sum_sqares: threads vs sequential <= 1x", "there is no workload 'sum_sqares'")]
    [InlineData("sum_squares: threds vs sequential <= 1x", "there is no execution model 'threds'")]
    [InlineData("sum_squares: threads vs threads >= 1x", "it is the same as the arm")]
    [InlineData("sum_squares: threads vs sequential >= 9999999999x", "it must be above 0 and at most a million")]
    [InlineData("sum_squares+huge: threads vs sequential <= 1x", "sum_squares has no parameter set 'huge'")]
    public void A_short_claim_about_what_is_not_there_is_refused(string text, string expected) => Assert.Contains(
        expected,
        Assert.Throws<ClaimException>(() => ClaimChoice.Choose([text], [], Catalogue.Vocabulary)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_claim_without_a_workload_is_about_the_only_one_there_is()
    {
        var control = Catalogue.Workloads.Single(workload => workload.Kind == WorkloadKind.Control);
        var vocabulary = new ClaimVocabulary([Catalogue.Workloads.First(workload => workload.Id == "sleep"), control], ExecutionModels.All);

        var claim = Assert.Single(ClaimChoice.Choose(["threads@*t vs sequential >= 1.5x at 2 cores"], [], vocabulary));

        Assert.Equal(new ArmSelector("threads", "sleep", null, "*t", Cores: 2), claim.Restated!.Arm);
        Assert.Equal("threads-t-vs-sequential-at-least-1-5x-at-2-cores", claim.Id);
    }

    [Fact]
    public void A_claim_without_a_workload_where_there_are_several_is_refused_with_a_claim_that_names_one()
    {
        ClaimVocabulary two = new([.. Catalogue.Workloads.Where(workload => workload.Id is "sleep" or "fibonacci")], ExecutionModels.All);
        var (first, both) = (two.Workloads[0].Id, string.Join(", ", two.Workloads.Select(workload => workload.Id)));

        var refusal = Assert.Throws<ClaimException>(() => ClaimChoice.Choose(["threads vs sequential >= 2x"], [], two)).Message;

        Assert.Equal(
            $"--claim \"threads vs sequential >= 2x\" names no workload; name one of {both}, "
                + $"such as \"{first}: threads vs sequential >= 2x\".",
            refusal);
        Assert.Equal(first, Assert.Single(ClaimChoice.Choose([$"{first}: threads vs sequential >= 2x"], [], two)).Restated!.Arm.Workload);
    }

    [Theory]
    [InlineData("threads vs", true)]
    [InlineData("threads >= 2x", true)]
    [InlineData("score:", true)]
    [InlineData("gil", false)]
    [InlineData("gil-fib-*", false)]
    [InlineData("canvs", false)]
    [InlineData("threads vsequential", false)]
    public void A_short_claim_is_told_from_an_id_by_its_colon_its_comparison_or_its_vs(string text, bool isOne) =>
        Assert.Equal(isOne, ShortClaim.IsOne(text));

    [Fact]
    public void An_error_in_a_claim_without_a_workload_shows_one_without_a_workload()
    {
        var refusal = Assert.Throws<ClaimException>(() => ShortClaim.Parse("threads vs sequential >= fast", "score")).Message;

        Assert.Contains(
            "at character 26, a factor such as 1.1 was expected instead of 'fast'; "
                + "a short claim looks like \"threads@*t vs sequential",
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_matches_nothing_where_there_is_no_claim_says_so() => Assert.StartsWith(
        "--claim 'mine' matches nothing; there is no claim; or write a short claim",
        Assert.Throws<ClaimException>(() => ClaimChoice.Choose(["mine"], [], Catalogue.Vocabulary)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_short_claim_is_written_to_a_file_as_any_other()
    {
        var claims = ClaimChoice.Choose([ShortClaim.Example], [], Catalogue.Vocabulary);

        var again = Assert.Single(ClaimFile.Parse(ClaimFile.Write(claims), "claims.json", Catalogue.Vocabulary).Claims);

        Assert.Equal("sum-squares-threads-cpython-3-13-vs-sequential-at-most-1-1x-at-2-cores", again.Id);
    }
}
