using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>Answers that the evidence gives, and what they are taken from.</summary>
public sealed class ClaimJudgeTests
{
    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());

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
        var judgement = Catalogue.Judge(claim, runtime, s_quiet);

        Assert.True(judgement.Answer.ToString() == expected, $"{judgement.Answer}: {judgement.Reason}");
    }

    [Fact]
    public void A_judgement_carries_arms_interval_controls_and_reason()
    {
        var judgement = Catalogue.Judge("gil-threads", "cpython-3.13", s_quiet);

        var evidence = Assert.Single(judgement.Cases);
        Assert.Equal("sum_squares:threads@cpython-3.13:2x2", evidence.Case.Arm.Id);
        Assert.Equal("sum_squares:threads@cpython-3.13:1x1", evidence.Case.Base.Id);
        Assert.Equal(8, evidence.Blocks);
        Assert.InRange(evidence.SpeedUp!.Value, 0.97, 1.02);
        Assert.Equal(2, evidence.Controls.Ceiling!.Parallelism);
        Assert.NotNull(evidence.Controls.AaControl);
        Assert.Equal("sum_squares:sequential@cpython-3.13:1x1", evidence.AaControl);
        Assert.Equal("8 proved, 8 by state", judgement.Certificates);
        Assert.Contains("lies below the limit of 1.10×", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_core_count_is_judged_together()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4] });

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(["2 cores", "4 cores"], judgement.Cases.Select(one => one.Case.Name));
        Assert.Equal([0.75, 0.75], judgement.Cases.Select(one => one.Test.Factor));
        Assert.Equal((Answer.Holds, "It holds for all 2 cases."), (judgement.Answer, judgement.Reason));
    }

    [Fact]
    public void One_core_count_that_fails_refutes_it_by_name()
    {
        var options = new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4] };
        var run = SyntheticRun.Of(options with
        {
            SpeedUp = arm => arm.Arm.Cores == 4 && arm.Workload.Kind == WorkloadKind.Cpu ? 2 : SyntheticTruth.SpeedUp(arm),
        });

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(Answer.Refuted, judgement.Answer);
        Assert.StartsWith("It is refuted for 4 cores:", judgement.Reason, StringComparison.Ordinal);
        Assert.True(judgement.IsContrary);
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

    [Fact]
    public void Exit_code_is_1_only_where_an_answer_is_contrary_to_what_is_expected()
    {
        var fine = ClaimJudge.Judge([Catalogue.Claim("gil-fib-threads")], s_quiet);
        var world = SyntheticRun.Of(new SyntheticOptions
        {
            SpeedUp = arm => arm.Runtime.ExpectsGil == true && arm.Arm.Workers > 1 && arm.Model.WorkerKind == WorkerKind.Threads
                ? 1.18
                : SyntheticTruth.SpeedUp(arm),
        });

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

        var judgement = Catalogue.Judge("nogil-same-code", "cpython-3.13t", run);

        Assert.Equal((Answer.Refuted, true), (judgement.Answer, judgement.IsContrary));
        Assert.StartsWith($"{arm}: 4 of 32 results were not 42, the first of them 41", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_iterations_and_cold_times_are_compared_as_the_claim_says()
    {
        ClaimStatement Statement(ComparedTime time) => Catalogue.Claim("nogil-scales").Restated! with { Time = time };
        double SpeedUp(ComparedTime time, Run run) => Assert.Single(
            ClaimJudge.Judge([Catalogue.Claim("nogil-scales") with { Restated = Statement(time) }], run)).Cases[0].SpeedUp!.Value;
        var doubled = s_quiet.Changing(launch => launch.Arm == "sum_squares:threads@cpython-3.13t:2x2", launch => launch with
        {
            Tasks = launch.Tasks * 2,
            Samples = [.. launch.Samples.Select(
                sample => sample with { WallSeconds = sample.WallSeconds * 2, CpuSelfSeconds = sample.CpuSelfSeconds * 2 })],
        });

        Assert.Equal(SpeedUp(ComparedTime.Unit, s_quiet), SpeedUp(ComparedTime.Unit, doubled), 12);
        Assert.Equal(SpeedUp(ComparedTime.Iteration, s_quiet) / 2, SpeedUp(ComparedTime.Iteration, doubled), 12);
        Assert.NotEqual(SpeedUp(ComparedTime.Cold, s_quiet), SpeedUp(ComparedTime.Unit, s_quiet));
    }
}
