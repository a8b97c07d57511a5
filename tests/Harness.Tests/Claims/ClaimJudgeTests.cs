using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

public sealed class ClaimJudgeTests
{
    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());

    private static Judgement Judge(string claim, string runtime, Run? run = null, Wording wording = Wording.Restated) => Assert.Single(
        ClaimJudge.Judge([Catalogue.Claim(claim)], run ?? s_quiet), judgement => judgement.Runtime?.Id == runtime && judgement.Wording == wording);

    [Theory]
    [InlineData("gil-threads", "cpython-3.13", "Holds")]
    [InlineData("gil-fib-threads", "cpython-3.13", "Holds")]
    [InlineData("gil-fib-threads", "cpython-3.13t", "Refuted")]
    [InlineData("nogil-scales", "cpython-3.13t", "Holds")]
    [InlineData("gil-processes", "cpython-3.13", "Holds")]
    [InlineData("gil-fib-processes", "cpython-3.13t", "Holds")]
    [InlineData("gil-c-extension", "cpython-3.13", "Holds")]
    [InlineData("gil-c-extension", "cpython-3.13t", "Holds")]
    [InlineData("nogil-overhead", "cpython-3.13t", "Holds")]
    [InlineData("nogil-same-code", "cpython-3.13t", "Holds")]
    public void A_claim_is_answered_on_each_kind_of_runtime(string claim, string runtime, string expected)
    {
        var judgement = Judge(claim, runtime);

        Assert.True(judgement.Answer.ToString() == expected, $"{judgement.Answer}: {judgement.Reason}");
    }

    [Fact]
    public void A_judgement_carries_arms_interval_controls_and_reason()
    {
        var judgement = Judge("gil-threads", "cpython-3.13");

        var evidence = Assert.Single(judgement.Cases);
        Assert.Equal("sum_squares:threads@cpython-3.13:2x2", evidence.Case.Arm.Id);
        Assert.Equal("sum_squares:threads@cpython-3.13:1x1", evidence.Case.Base.Id);
        Assert.Equal(8, evidence.Blocks);
        Assert.InRange(evidence.SpeedUp.Estimate, 0.97, 1.02);
        Assert.Equal(2, evidence.Controls.Ceiling!.Parallelism);
        Assert.NotNull(evidence.Controls.SameArm);
        Assert.Equal("sum_squares:sequential@cpython-3.13:1x1", evidence.SameArm);
        Assert.Equal("8 proved, 8 by state", judgement.Certificates);
        Assert.Contains("lies below the limit of 1.10×", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_core_count_is_judged_together()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4] });

        var judgement = Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(["2 cores", "4 cores"], judgement.Cases.Select(one => one.Case.Name));
        Assert.Equal([1.5, 3.0], judgement.Cases.Select(one => one.Test.Factor));
        Assert.Equal((Answer.Holds, "It holds for all 2 cases."), (judgement.Answer, judgement.Reason));
    }

    [Fact]
    public void One_core_count_that_fails_refutes_it_by_name()
    {
        var options = new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4] };
        var run = SyntheticRun.Of(options with { SpeedUp = arm => arm.Arm.Cores == 4 && arm.Workload.Kind == WorkloadKind.Cpu ? 2 : SyntheticTruth.SpeedUp(arm) });

        var judgement = Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(Answer.Refuted, judgement.Answer);
        Assert.StartsWith("It is refuted for 4 cores:", judgement.Reason, StringComparison.Ordinal);
        Assert.True(judgement.IsContrary);
    }

    [Fact]
    public void A_noisy_machine_gives_inconclusive_and_not_a_wrong_verdict()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { LaunchNoise = 0.25 });

        var judgements = ClaimJudge.Judge([.. Catalogue.Claims.Where(claim => claim.Groups?.Contains("gil") == true)], run);

        Assert.All(judgements.Where(judgement => judgement.Runtime is not null), judgement => Assert.NotEqual(Answer.Refuted, judgement.Answer));
        Assert.Contains(judgements, judgement => judgement.Answer == Answer.Inconclusive);
    }

    [Fact]
    public void A_run_whose_blocks_were_spoiled_by_load_is_inconclusive()
    {
        var run = s_quiet with { Blocks = [.. s_quiet.Blocks, .. Enumerable.Range(9, 4).Select(block => new BlockEnd(block, 1, Valid: false, "load"))] };

        var judgement = Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("disturbed", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_permits_no_gain_is_no_witness_of_the_GIL()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { SpeedUp = _ => 1.05 });

        var judgement = Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("the hardware did not permit", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_an_arm_is_faster_than_itself_never_holds()
    {
        var claim = ShortClaim.Parse("sum_squares: sequential@cpython-3.13 vs sequential >= 1.05x");
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var run = SyntheticRun.Of(new SyntheticOptions
            {
                Seed = seed * 1000,
                LaunchNoise = 0.02,
                Workloads = [SyntheticWorkloads.SumSquares],
                Runtimes = [SyntheticRuntimes.Stock],
                CoreCounts = [1],
            });

            var judgement = Assert.Single(ClaimJudge.Judge([claim], run));

            Assert.EndsWith(":aa", Assert.Single(judgement.Cases).Case.Arm.Id, StringComparison.Ordinal);
            Assert.NotEqual(Answer.Holds, judgement.Answer);
        }
    }

    [Theory]
    [InlineData("state")]
    [InlineData("verdict")]
    [InlineData("physics")]
    [InlineData("build")]
    [InlineData("claimed")]
    public void A_forged_certificate_is_refused(string forgery)
    {
        const string arm = "sum_squares:threads@cpython-3.13t:2x2";
        var run = s_quiet.Changing(launch => launch.Arm == arm, launch => forgery switch
        {
            // The certificate still says "proved" while the workers say that the GIL was on.
            "state" => launch with { Samples = [.. launch.Samples.Select(sample => sample with { GilBefore = [true], GilAfter = [true] })] },
            "verdict" => launch with { Certificate = launch.Certificate with { Verdict = CertificateVerdict.Refused, Reason = "It was on." } },
            "physics" => launch with { Samples = [.. launch.Samples.Select(sample => sample with { CpuSelfSeconds = sample.WallSeconds })] },
            "build" => launch with { Runtime = SyntheticRuntimes.Stock.Description with { GilEnabled = false } },
            _ => launch with { Certificate = launch.Certificate with { ExpectedGil = true } },
        });

        var judgement = Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(Answer.EvidenceRefused, judgement.Answer);
        Assert.StartsWith($"The GIL certificate of {arm} is refused", judgement.Reason, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotMeasure, VerdictView.ExitCodeOf(ClaimJudge.Judge([Catalogue.Claim("nogil-scales"), Catalogue.Claim("gil-processes")], run)));
    }

    [Theory]
    [InlineData("cpu-processes", Wording.Literal, "It needs 4 cores; this machine has 2.")]
    [InlineData("matrix-mixed", Wording.Restated, "It needs the arm fetch_compute:asyncio_processes@cpython-3.13:2x2, which is not in this run.")]
    [InlineData("gil-io-threads", Wording.Literal, "It needs the arm sleep+document-10:threads@cpython-3.13:2x2, which is not in this run.")]
    internal void What_cannot_be_judged_here_says_why(string claim, Wording wording, string reason)
    {
        var judgement = Assert.Single(ClaimJudge.Judge([Catalogue.Claim(claim)], s_quiet), judgement => judgement.Wording == wording);

        Assert.Equal((Answer.CannotJudge, reason), (judgement.Answer, judgement.Reason));
        Assert.Equal(ExitCode.CouldNotMeasure, VerdictView.ExitCodeOf([judgement]));
    }

    [Fact]
    public void Without_a_free_threaded_build_it_says_that_one_is_needed()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.DotNet] });

        var judgement = Assert.Single(ClaimJudge.Judge([Catalogue.Claim("nogil-scales")], run));

        Assert.Equal("It needs a free-threaded Python; this run has cpython-3.13, dotnet-10.", judgement.Reason);
    }

    [Fact]
    public void Unlike_builds_do_not_say_what_free_threading_costs()
    {
        var optimised = SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Pgo = false } };
        var run = SyntheticRun.Of(new SyntheticOptions { Runtimes = [optimised, SyntheticRuntimes.FreeThreaded] });

        var judgement = Assert.Single(ClaimJudge.Judge([Catalogue.Claim("nogil-overhead")], run));

        Assert.Equal("cpython-3.13 and cpython-3.13t differ in more than free threading: PGO: no against yes.", judgement.Reason);
    }

    [Fact]
    public void An_arm_that_always_failed_is_inconclusive_and_names_the_failure()
    {
        var run = s_quiet.Changing(
            launch => launch.Arm == "sum_squares:threads@cpython-3.13:2x2",
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "It ended by signal 11.", Samples = [] });

        var judgement = Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("Crashed: It ended by signal 11.", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_code_is_1_only_where_an_answer_is_contrary_to_what_is_expected()
    {
        var fine = ClaimJudge.Judge([Catalogue.Claim("gil-fib-threads")], s_quiet);
        var world = SyntheticRun.Of(new SyntheticOptions { SpeedUp = arm => arm.Runtime.ExpectsGil == true && arm.Arm.Workers > 1 && arm.Model.Spread == Spread.Threads ? 1.18 : SyntheticTruth.SpeedUp(arm) });

        Assert.Contains(fine, judgement => judgement is { Answer: Answer.Refuted, IsContrary: false });
        Assert.Equal(ExitCode.Fine, VerdictView.ExitCodeOf(fine));
        Assert.Equal(ExitCode.No, VerdictView.ExitCodeOf(ClaimJudge.Judge([Catalogue.Claim("gil-threads")], world)));
    }

    [Fact]
    public void One_wrong_result_refutes_an_exact_claim()
    {
        const string arm = "hash_blocks:threads@cpython-3.13t:2x2";
        var run = s_quiet.Changing(launch => launch.Arm == arm && launch.Block == 3, launch => launch with
        {
            Outcome = LaunchOutcome.WrongResult,
            Samples = [.. launch.Samples.Select(sample => sample with { Results = new Dictionary<string, int> { ["41"] = 32 } })],
        });

        var judgement = Judge("nogil-same-code", "cpython-3.13t", run);

        Assert.Equal((Answer.Refuted, true), (judgement.Answer, judgement.IsContrary));
        Assert.StartsWith($"{arm}: 4 of 32 results were not 42, the first of them 41", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Precision_is_the_widest_interval_scaled_to_the_usual_margin()
    {
        var claim = Catalogue.Claim("gil-threads");
        var wide = claim with { Restated = claim.Restated! with { Margin = 0.2 } };
        var half = Judge("gil-threads", "cpython-3.13").Cases[0].SpeedUp.HalfWidth;

        Assert.Equal(half, ClaimPrecision.WidestHalfWidth([claim], s_quiet)!.Value, 12);
        Assert.Equal(half / 2, ClaimPrecision.WidestHalfWidth([wide], s_quiet)!.Value, 12);
        Assert.Null(ClaimPrecision.WidestHalfWidth([claim], SyntheticRun.Of(new SyntheticOptions { Blocks = 4 })));
    }

    [Fact]
    public void Whole_iterations_and_cold_times_are_compared_as_the_claim_says()
    {
        ClaimStatement Statement(ComparedTime time) => Catalogue.Claim("nogil-scales").Restated! with { Time = time };
        double SpeedUp(ComparedTime time, Run run) => Assert.Single(
            ClaimJudge.Judge([Catalogue.Claim("nogil-scales") with { Restated = Statement(time) }], run)).Cases[0].SpeedUp.Estimate;
        var doubled = s_quiet.Changing(launch => launch.Arm == "sum_squares:threads@cpython-3.13t:2x2", launch => launch with
        {
            Tasks = launch.Tasks * 2,
            Samples = [.. launch.Samples.Select(sample => sample with { WallSeconds = sample.WallSeconds * 2, CpuSelfSeconds = sample.CpuSelfSeconds * 2 })],
        });

        Assert.Equal(SpeedUp(ComparedTime.Unit, s_quiet), SpeedUp(ComparedTime.Unit, doubled), 12);
        Assert.Equal(SpeedUp(ComparedTime.Iteration, s_quiet) / 2, SpeedUp(ComparedTime.Iteration, doubled), 12);
        Assert.NotEqual(SpeedUp(ComparedTime.Cold, s_quiet), SpeedUp(ComparedTime.Unit, s_quiet));
    }
}
