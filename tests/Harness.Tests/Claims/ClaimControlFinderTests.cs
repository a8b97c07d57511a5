using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>Which controls of a run a claim is judged beside.</summary>
public sealed class ClaimControlFinderTests
{
    private const string ComputingAaControl = "sum_squares:sequential@cpython-3.13:1x1:aa";
    private const string WaitingLoop = "sleep:sequential@cpython-3.13:1x1";

    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());
    private static readonly Claim s_waiting = ShortClaim.Parse("sleep: threads@cpython-3.13 vs sequential >= 1.5x at 2 cores");

    [Theory]
    [InlineData("sum_squares:threads@cpython-3.13:2x2")]
    [InlineData("sum_squares:threads@cpython-3.13:1x1")]
    public void A_claim_is_inconclusive_where_its_arm_or_its_base_alone_was_not_steady(string arm)
    {
        // Warm slices of 3, 2 and 1 times the time.
        var run = s_quiet.Changing(launch => launch.Arm == arm, launch => launch with
        {
            Samples = [.. launch.Samples.Select(sample => sample.Phase == SamplePhase.Cold ? sample : sample with
            {
                WallSeconds = sample.WallSeconds * (4 - sample.Index),
                CpuSelfSeconds = sample.CpuSelfSeconds * (4 - sample.Index),
            })],
        });

        var judgement = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("not steady", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_noise_of_a_claim_is_that_of_the_AA_control_most_like_it()
    {
        var run = WithAaControl(s_quiet, WaitingLoop).Changing(launch => launch.Arm == ComputingAaControl, launch => launch with
        {
            Samples = [.. launch.Samples.Select(
                sample => sample with { WallSeconds = sample.WallSeconds * (launch.Block % 2 == 0 ? 1.5 : 1.3) })],
        });

        var waiting = Assert.Single(ClaimJudge.Judge([s_waiting], run));
        var computing = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal((Answer.Holds, WaitingLoop), (waiting.Answer, Assert.Single(waiting.Cases).AaControl));
        Assert.Equal(
            (Answer.Inconclusive, "sum_squares:sequential@cpython-3.13:1x1"),
            (computing.Answer, Assert.Single(computing.Cases).AaControl));
        Assert.Contains("the far end of the A/A control", computing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_is_judged_without_a_native_control_and_computing_is_not()
    {
        var run = WithAaControl(
            SyntheticRun.Of(new SyntheticOptions { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded] }), WaitingLoop);

        var waiting = Assert.Single(ClaimJudge.Judge([s_waiting], run));
        var computing = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.True(waiting.Answer == Answer.Holds, waiting.Reason);
        Assert.Equal(2, ClaimCase.ParallelismOf(Assert.Single(waiting.Cases).Case.Arm));
        Assert.Equal(Answer.Inconclusive, computing.Answer);
        Assert.StartsWith("No native control", computing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_noise_of_another_kind_of_work_is_none_of_the_claim_s()
    {
        var alone = Assert.Single(ClaimJudge.Judge([s_waiting], s_quiet));

        Assert.Equal((Answer.Inconclusive, null), (alone.Answer, Assert.Single(alone.Cases).AaControl));
        Assert.StartsWith("No A/A control was measured beside it", alone.Reason, StringComparison.Ordinal);
    }

    /// <summary>Until block 6 the hardware gave one core of two; then the claim's arms, precise by then, had left.</summary>
    [Fact]
    public void A_case_is_judged_by_the_controls_of_its_own_blocks()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 40 }).Changing(
            launch => launch is { Block: <= 6, Arm: "native_chains:threads@dotnet-10:2x2" },
            launch => launch with
            {
                Samples = [.. launch.Samples.Select(sample => sample with { WallSeconds = sample.WallSeconds * 1.8 })],
            });
        var left = run with
        {
            Launches = [.. run.Launches.Where(
                launch => launch.Block <= 6 || !launch.Arm.Contains("threads@cpython-3.13t", StringComparison.Ordinal))],
        };

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", left);
        Assert.Equal(Answer.CannotJudge, judgement.Answer);
        Assert.StartsWith("The native control itself gained only 1.1", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SMT_siblings_are_no_cores_that_could_work_at_once()
    {
        // Four CPUs on two cores give 2.5 times one, to Python and to the spin.
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            MachineCores = 4,
            CoreCounts = [1, 4],
            SpeedUp = arm => arm.Arm.Cores == 4 && SyntheticTruth.SpeedUp(arm) > 2 ? 2.5 : SyntheticTruth.SpeedUp(arm),
        });
        var siblings = run with { Header = run.Header with { Machine = run.Header.Machine with { PhysicalCores = 2 } } };

        var claim = Catalogue.Claim("nogil-scales");
        var perCore = claim with
        {
            Restated = claim.Restated! with
            {
                Relation = GilBench.Statistics.Verdicts.ClaimRelation.AtLeast,
                Factor = null,
                FactorPerCore = 0.75,
            },
        };
        Assert.Equal(Answer.Inconclusive, Assert.Single(ClaimJudge.Judge([perCore], run)).Answer);
        var judgement = Assert.Single(ClaimJudge.Judge([perCore], siblings));
        Assert.Equal((Answer.Holds, 1.5), (judgement.Answer, Assert.Single(judgement.Cases).Test.Factor));
    }

    /// <summary>The run with a quiet A/A control of one more arm.</summary>
    private static Run WithAaControl(Run run, string arm)
    {
        var plan = run.Header.Plan;
        var control = plan.Arms.Single(planned => planned.Id == arm) with { Id = arm + ":aa", Role = ArmRole.AaControl };
        return run with
        {
            Header = run.Header with { Plan = plan with { Arms = [.. plan.Arms, control] } },
            Launches =
            [
                .. run.Launches,
                .. run.Launches.Where(launch => launch.Arm == arm)
                    .Select(launch => launch with { Id = launch.Id + "-aa", Arm = control.Id }),
            ],
        };
    }
}
