using GilBench.Claims.Judging;
using GilBench.Claims.Measuring;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Statistics.Verdicts;
using GilBench.Tests.Machine;
using GilBench.Tests.Synthetic;
using NJsonSchema;

namespace GilBench.Tests.Claims;

public sealed class ClaimFileTests
{
    private static readonly string[] s_documents =
    [
        "gil-two-threads", "gil-io-threads", "gil-fib-threads", "gil-fib-processes", "gil-cpu-interview", "gil-c-extension",
        "nogil-scales", "nogil-overhead", "nogil-same-code", "async-gather", "async-ten", "pool-threads", "io-threads", "io-processes",
        "cpu-threads", "cpu-processes", "fib-pool", "io-overkill", "matrix-io", "matrix-mixed",
    ];

    [Fact]
    public void Every_claim_of_the_document_whose_workload_exists_is_there() =>
        Assert.Empty(s_documents.Except(Catalogue.Claims.Select(claim => claim.Id)));

    [Fact]
    public async Task The_project_s_claims_match_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(Catalogue.Schema, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Catalogue.ClaimsText));
        Assert.NotEmpty(schema.Validate(
            Catalogue.ClaimsText.Replace("\"relation\": \"exact\"", "\"relation\": \"roughly\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(Catalogue.ClaimsText.Replace("\"because\"", "\"why\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate("""{"schema": 1, "claims": [{"id": "a", "source": "b", "sentence": "c"}]}"""));
    }

    [Fact]
    public async Task What_is_written_is_what_was_read_and_matches_the_schema()
    {
        var written = ClaimFile.Write(Catalogue.Claims);

        var schema = await JsonSchema.FromJsonAsync(Catalogue.Schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(written));
        Assert.Equal(written, ClaimFile.Write(ClaimFile.Parse(written, "again", Catalogue.Vocabulary).Claims));
    }

    [Theory]
    [InlineData("unit", "time per unit")]
    [InlineData("iteration", "time of a slice")]
    [InlineData("cold", "first use")]
    public void The_word_for_a_time_names_the_metric_that_is_compared(string word, string metric)
    {
        var text = ClaimFile.Write([Catalogue.Claim("gil-threads")]);
        var said = text.Replace("\"time\": \"unit\"", $"\"time\": \"{word}\"", StringComparison.Ordinal);

        var claims = ClaimFile.Parse(said, "c.json", Catalogue.Vocabulary).Claims;

        Assert.Equal(metric, Assert.Single(claims).Restated!.Metric.Name);
        Assert.Equal(said, ClaimFile.Write(claims));
    }

    /// <summary>A machine of so many cores that all may be used, on which every arm can be measured on all of them.</summary>
    private static ClaimContext ContextOf(int cores) => new()
    {
        Workloads = Catalogue.Workloads,
        Runtimes = SyntheticRuntimes.EmbeddablePair,
        Models = ExecutionModels.All,
        CoreCounts = [cores],
        UsableCores = cores,
        MachineCpus = cores,
        Has = _ => true,
    };

    [Fact]
    public void Every_selector_means_arms_that_make_sense_on_a_matched_pair()
    {
        var topology = SyntheticTopology.WithoutSmt(4);
        var planningContext = new PlanningContext(
            Catalogue.Workloads, SyntheticRuntimes.EmbeddablePair, topology, SyntheticTopology.Unlimited(topology));
        var context = ContextOf(cores: 4);
        foreach (var claim in Catalogue.Claims)
        {
            foreach (var (variant, statement) in claim.Statements)
            {
                var subjects = ClaimCases.Subjects(statement, context);
                Assert.True(subjects.Count == statement.Expected.Kinds.Count, $"{claim.Id} {variant}: {subjects.Count} runtimes");
                Assert.All(subjects, subject => Assert.True(
                    statement.Relation == ClaimRelation.Exact || ClaimCases.Of(statement, subject, context).Cases.Count > 0,
                    $"{claim.Id} {variant} on {subject.Id}: no case"));
            }

            var arms = ClaimArms.Needed([claim], context);
            var plan = Planner.MakeFor(arms, ClaimArms.Pairs([claim], context), Request(), planningContext);
            Assert.Empty(plan.Omitted);
            Assert.Equal(plan.Arms.Count, plan.Arms.Select(arm => arm.Id).Distinct().Count());
            Assert.All(arms, arm => Assert.Contains(plan.Arms, planned => planned.Id == arm.Id));
        }
    }

    [Fact]
    public void The_headline_needs_eight_arms_an_AA_control_of_each_kind_of_noise_and_two_native_controls_in_one_group()
    {
        var topology = SyntheticTopology.WithoutSmt(2);
        var planningContext = new PlanningContext(
            Catalogue.Workloads, SyntheticRuntimes.EmbeddablePair, topology, SyntheticTopology.Unlimited(topology));
        var context = ContextOf(cores: 2);
        var claims = ClaimChoice.Choose(["gil"], Catalogue.Claims, Catalogue.Vocabulary);

        var plan = Planner.MakeFor(
            ClaimArms.Needed(claims, context),
            ClaimArms.Pairs(claims, context),
            Request() with { MemoryOf = ClaimArms.MemoryOf(claims, context) },
            planningContext);

        Assert.Equal(8 + 4 + 2, plan.Arms.Count);
        Assert.Equal(
            [
                "sum_squares:parallel@dotnet-10:2x2:aa", "sum_squares:process_pool_fork@cpython-3.13:2x2:aa",
                "sum_squares:threads@cpython-3.13:2x2:aa", "sum_squares:threads@cpython-3.13t:2x2:aa",
            ],
            plan.Arms.Where(arm => arm.Role == ArmRole.AaControl).Select(arm => arm.Id).Order(StringComparer.Ordinal));
        Assert.Equal((6, 2), (plan.Sampling.MinimumBlocks, Assert.Single(plan.Groups).Rounds));
        Assert.InRange(plan.EstimateSeconds, 20, 50);
    }

    [Fact]
    public void First_use_is_compared_where_no_two_workers_start_at_once()
    {
        Assert.True(Request().Profile.SideBySide);
        Assert.False(Profiles.ForClaims(0.02, TimeSpan.FromSeconds(50), mostCores: 1, comparesFirstUse: true).SideBySide);
    }

    [Fact]
    public void Four_workers_on_eight_cores_are_held_against_a_spin_on_four()
    {
        var topology = SyntheticTopology.WithoutSmt(8);
        var planningContext = new PlanningContext(
            Catalogue.Workloads, SyntheticRuntimes.EmbeddablePair, topology, SyntheticTopology.Unlimited(topology));
        var context = ContextOf(cores: 8);
        var restated = Catalogue.Claim("cpu-processes") with { Literal = null };

        var plan = Planner.MakeFor(ClaimArms.Needed([restated], context), ClaimArms.Pairs([restated], context), Request(), planningContext);

        Assert.Contains(plan.Arms, arm => arm is { Cores: 8, Workers: 4 });
        Assert.Contains(plan.Arms, arm => arm.Id == "native_chains:threads@dotnet-10:4x4");
        Assert.Equal(4, plan.CoreSets[4].Count);
    }

    [Fact]
    public void Memory_is_read_only_of_the_arms_of_claims_that_show_it()
    {
        var context = ContextOf(cores: 2);
        var matrix = Catalogue.Claim("matrix-io") with { Literal = null };

        Assert.Empty(ClaimArms.MemoryOf(ClaimChoice.Choose(["gil"], Catalogue.Claims, Catalogue.Vocabulary), context));
        Assert.Equal(
            ClaimArms.Needed([matrix], context).Select(arm => arm.Id).Order(), ClaimArms.MemoryOf(Catalogue.Claims, context).Order());
    }

    [Theory]
    [InlineData("gil", "gil-threads, nogil-scales, gil-processes, csharp-scales")]
    [InlineData("gil-fib-*", "gil-fib-threads, gil-fib-processes")]
    [InlineData("io-threads", "io-threads")]
    public void Claims_are_chosen_by_id_glob_or_group(string asked, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", ClaimChoice.Choose([asked], Catalogue.Claims, Catalogue.Vocabulary).Select(claim => claim.Id)));

    [Fact]
    public void A_choice_that_matches_nothing_names_what_exists()
    {
        var refusal = Assert.Throws<ClaimException>(() => ClaimChoice.Choose(["cpu-threats"], Catalogue.Claims, Catalogue.Vocabulary));

        Assert.StartsWith(
            "--claim 'cpu-threats' matches nothing; there are: gil, embed, gil-threads", refusal.Message, StringComparison.Ordinal);
    }

    private static PlanRequest Request() => new(
        Profiles.ForClaims(ClaimPrecision.TargetHalfWidth, TimeSpan.FromSeconds(50), mostCores: 1, comparesFirstUse: false),
        new Selection(), [1], null, 1, Weak: false);
}
