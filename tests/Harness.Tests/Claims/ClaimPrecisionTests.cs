using GilBench.Claims;
using GilBench.Claims.Measuring;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>When claims have been measured enough.</summary>
public sealed class ClaimPrecisionTests
{
    private const string AaControl = "sum_squares:sequential@cpython-3.13:1x1:aa";

    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());

    [Fact]
    public void A_claim_of_the_usual_margin_is_to_be_known_to_a_third_of_it() =>
        Assert.Equal(0.10 / 3, 2 * ClaimPrecision.TargetHalfWidth, 1e-12);

    [Fact]
    public void A_claim_is_precise_when_its_interval_is_as_narrow_as_the_target_scaled_to_its_margin()
    {
        var claim = Catalogue.Claim("gil-threads");
        var wide = claim with { Restated = claim.Restated! with { Margin = 0.2 } };
        var half = Catalogue.Judge("gil-threads", "cpython-3.13", s_quiet).Cases[0].SpeedUp!.HalfWidth!.Value;

        Assert.Empty(ClaimPrecision.ImpreciseArms([claim], Aiming(s_quiet, half * 1.001)));
        Assert.NotEmpty(ClaimPrecision.ImpreciseArms([claim], Aiming(s_quiet, half * 0.999)));
        Assert.Empty(ClaimPrecision.ImpreciseArms([wide], Aiming(s_quiet, half * 0.501)));
        Assert.NotEmpty(ClaimPrecision.ImpreciseArms([wide], Aiming(s_quiet, half * 0.499)));
        Assert.NotEmpty(ClaimPrecision.ImpreciseArms([claim], Aiming(SyntheticRun.Of(new SyntheticOptions { Blocks = 4 }), 1)));
    }

    /// <summary>From an efficiency of 1 to 0.75 half of the way is ±15.5 %.</summary>
    [Theory]
    [InlineData(0.01, true)]
    [InlineData(0.10, false)]
    public void A_claim_about_efficiency_is_precise_where_its_interval_is_no_wider_than_the_way_to_its_limit(double noise, bool isPrecise)
    {
        var claim = Catalogue.Claim("gil-processes");
        var run = Aiming(Shaken(s_quiet, "sum_squares:process_pool_fork@cpython-3.13:2x2", noise), 0.001);

        Assert.Equal(isPrecise, ClaimPrecision.ImpreciseArms([claim], run).Count == 0);
        Assert.NotEmpty(ClaimPrecision.ImpreciseArms([Catalogue.Claim("gil-threads")], run));
    }

    [Fact]
    public void What_is_short_goes_to_claims_that_are_not_about_efficiency()
    {
        var run = Aiming(Shaken(s_quiet, "sum_squares:process_pool_fork@cpython-3.13:2x2", 0.30), 0.001);
        Claim[] both = [Catalogue.Claim("gil-processes"), Catalogue.Claim("gil-threads")];

        Assert.Contains("sum_squares:process_pool_fork@cpython-3.13:2x2", ClaimPrecision.ImpreciseArms(both, run));
        Assert.Equal(ClaimPrecision.ImpreciseArms([both[1]], run).Order(), ClaimPrecision.MostImpreciseArms(both, run).Order());
    }

    [Fact]
    public void Only_the_arms_of_an_imprecise_claim_and_its_controls_go_on()
    {
        var threads = Shaken(s_quiet, "sum_squares:threads@cpython-3.13:2x2", 0.05);

        var imprecise = ClaimPrecision.ImpreciseArms(
            [Catalogue.Claim("gil-threads"), Catalogue.Claim("gil-processes"), Catalogue.Claim("nogil-same-code")],
            Aiming(threads, 0.05));

        Assert.Equal(
            [
                "native_chains:threads@dotnet-10:1x1", "native_chains:threads@dotnet-10:2x2",
                "sum_squares:sequential@cpython-3.13:1x1", "sum_squares:sequential@cpython-3.13:1x1:aa",
                "sum_squares:threads@cpython-3.13:1x1", "sum_squares:threads@cpython-3.13:2x2",
            ],
            imprecise.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_claim_goes_on_where_its_controls_are_too_wide_to_judge_by()
    {
        var restless = Aiming(Shaken(s_quiet, AaControl, 0.02), 0.5);

        Assert.Contains(AaControl, ClaimPrecision.ImpreciseArms([Catalogue.Claim("gil-threads")], restless));
        Assert.Empty(ClaimPrecision.ImpreciseArms([Catalogue.Claim("gil-threads")], Aiming(s_quiet, 0.5)));
    }

    /// <summary>
    /// The smallest p-value of six values is 1/64; twice that is above 0.025, so of two cases none could ever be refuted.
    /// </summary>
    [Theory]
    [InlineData(6, false)]
    [InlineData(8, true)]
    public void Several_core_counts_need_more_blocks_than_one(int blocks, bool enough)
    {
        var run = Aiming(
            SyntheticRun.Of(new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4], Blocks = blocks, LaunchNoise = 0.001 }), 0.5);

        Assert.Equal(enough, ClaimPrecision.ImpreciseArms([Catalogue.Claim("gil-threads")], run).Count == 0);
    }

    [Fact]
    public void Arms_that_never_gave_a_time_need_no_more_launches()
    {
        var broken = s_quiet.Changing(
            launch => launch.Arm == "sum_squares:threads@cpython-3.13:2x2",
            launch => launch with { Outcome = LaunchOutcome.Crashed, Samples = [] });

        Assert.Empty(ClaimPrecision.ImpreciseArms([Catalogue.Claim("gil-threads")], Aiming(broken, 0.001)));
    }

    /// <summary>The arm's times grow from block to block.</summary>
    private static Run Shaken(Run run, string arm, double growth) => run.Changing(
        launch => launch.Arm == arm,
        launch => launch with
        {
            Samples = [.. launch.Samples.Select(
                sample => sample with { WallSeconds = sample.WallSeconds * (1 + (launch.Block * growth)) })],
        });

    private static Run Aiming(Run run, double targetHalfWidth) => run with
    {
        Header = run.Header with
        {
            Plan = run.Header.Plan with { Sampling = run.Header.Plan.Sampling with { TargetHalfWidth = targetHalfWidth } },
        },
    };
}
