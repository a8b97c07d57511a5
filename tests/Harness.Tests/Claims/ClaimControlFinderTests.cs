using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>Which controls of a run a claim is judged beside.</summary>
public sealed class ClaimControlFinderTests
{
    private const string ComputingTwin = "sum_squares:sequential@cpython-3.13:1x1:aa";
    private const string WaitingLoop = "sleep:sequential@cpython-3.13:1x1";

    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());
    private static readonly Claim s_waiting = ShortClaim.Parse("sleep: threads@cpython-3.13 vs sequential >= 1.5x at 2 cores");

    [Theory]
    [InlineData("sum_squares:threads@cpython-3.13:2x2")]
    [InlineData("sum_squares:threads@cpython-3.13:1x1")]
    public void A_claim_is_inconclusive_where_its_arm_or_its_base_alone_was_not_steady(string arm)
    {
        // Warm iterations of 3, 2 and 1 times the time.
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
    public void The_noise_of_a_claim_is_that_of_the_twin_most_like_it()
    {
        var run = WithTwin(s_quiet, WaitingLoop).Changing(launch => launch.Arm == ComputingTwin, launch => launch with
        {
            Samples = [.. launch.Samples.Select(sample => sample with { WallSeconds = sample.WallSeconds * (launch.Block % 2 == 0 ? 1.5 : 0.6) })],
        });

        var waiting = Assert.Single(ClaimJudge.Judge([s_waiting], run));
        var computing = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal((Answer.Holds, WaitingLoop), (waiting.Answer, Assert.Single(waiting.Cases).SameArm));
        Assert.Equal((Answer.Inconclusive, "sum_squares:sequential@cpython-3.13:1x1"), (computing.Answer, Assert.Single(computing.Cases).SameArm));
        Assert.StartsWith("The A/A control", computing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_is_judged_without_a_native_control_and_computing_is_not()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded] });

        var waiting = Assert.Single(ClaimJudge.Judge([s_waiting], run));
        var computing = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.True(waiting.Answer == Answer.Holds, waiting.Reason);
        Assert.Equal(2, Assert.Single(waiting.Cases).Case.Parallelism);
        Assert.Equal(Answer.Inconclusive, computing.Answer);
        Assert.StartsWith("No native control", computing.Reason, StringComparison.Ordinal);
    }

    /// <summary>The run with a quiet A/A twin of one more arm.</summary>
    private static Run WithTwin(Run run, string arm)
    {
        var plan = run.Header.Plan;
        var twin = plan.Arms.Single(planned => planned.Id == arm) with { Id = arm + ":aa", Role = ArmRole.NullControl };
        return run with
        {
            Header = run.Header with { Plan = plan with { Arms = [.. plan.Arms, twin] } },
            Launches = [.. run.Launches, .. run.Launches.Where(launch => launch.Arm == arm).Select(launch => launch with { Id = launch.Id + "-aa", Arm = twin.Id })],
        };
    }
}
