using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>Runs that give no answer: noise, machines and builds that are no witness, forged and missing evidence.</summary>
public sealed class ClaimDoubtTests
{
    private static readonly Run s_quiet = SyntheticRun.Of(new SyntheticOptions());

    [Fact]
    public void A_noisy_machine_gives_inconclusive_and_not_a_wrong_verdict()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { LaunchNoise = 0.25 });

        var judgements = ClaimJudge.Judge([.. Catalogue.Claims.Where(claim => claim.Groups?.Contains("gil") == true)], run);

        Assert.All(
            judgements.Where(judgement => judgement.Runtime is not null), judgement => Assert.NotEqual(Answer.Refuted, judgement.Answer));
        Assert.Contains(judgements, judgement => judgement.Answer == Answer.Inconclusive);
    }

    [Fact]
    public void A_run_whose_blocks_were_spoiled_by_load_is_inconclusive()
    {
        var run = s_quiet with
        {
            Groups = [.. s_quiet.Groups, .. Enumerable.Range(9, 10).Select(
                block => s_quiet.Groups[0] with { Block = block, Valid = false, Reason = "load" })],
        };

        var judgement = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("disturbed", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_permits_no_gain_is_no_witness_of_the_GIL()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { SpeedUp = _ => 1.05 });

        var judgement = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.CannotJudge, judgement.Answer);
        Assert.Contains("this machine has no cores to give", judgement.Reason, StringComparison.Ordinal);
    }

    /// <summary>One core's time, and two waits for the GIL in each 5 ms.</summary>
    private static IterationSample AsUnderGil(IterationSample sample) =>
        sample with { CpuSelfSeconds = sample.WallSeconds, VoluntarySwitches = (long)(sample.WallSeconds * 400) };

    [Theory]
    [InlineData("state")]
    [InlineData("verdict")]
    [InlineData("physics")]
    [InlineData("build")]
    [InlineData("claimed")]
    [InlineData("silence")]
    [InlineData("one voice")]
    [InlineData("no word of its own")]
    public void A_forged_certificate_is_refused(string forgery)
    {
        const string arm = "sum_squares:threads@cpython-3.13t:2x2";
        var run = s_quiet.Changing(launch => launch.Arm == arm, launch => forgery switch
        {
            // The certificate still says "proved" while the workers say that the GIL was on.
            "state" =>
                launch with { Samples = [.. launch.Samples.Select(sample => sample with { GilBefore = [true], GilAfter = [true] })] },
            "verdict" =>
                launch with { Certificate = launch.Certificate with { Verdict = CertificateVerdict.Refused, Reason = "It was on." } },
            "physics" => launch with { Samples = [.. launch.Samples.Select(AsUnderGil)] },
            "silence" => launch with { Samples = [.. launch.Samples.Select(sample => sample with { GilBefore = null, GilAfter = null })] },
            "one voice" => launch with { Samples = [.. launch.Samples.Select(sample => sample with { GilAfter = [false] })] },
            "no word of its own" => launch with { Runtime = null },
            "build" => launch with { Runtime = SyntheticRuntimes.Stock.Description with { GilEnabled = false } },
            _ => launch with { Certificate = launch.Certificate with { ExpectedGil = true } },
        });

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(Answer.EvidenceRefused, judgement.Answer);
        Assert.StartsWith($"The GIL certificate of {arm} is refused", judgement.Reason, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotMeasure, VerdictView.ExitCodeOf(
            ClaimJudge.Judge([Catalogue.Claim("nogil-scales"), Catalogue.Claim("gil-processes")], run)));
    }

    [Fact]
    public void CPU_time_of_a_disturbed_launch_refuses_nothing_where_its_repeat_is_good()
    {
        const string arm = "sum_squares:threads@cpython-3.13t:2x2";
        var repeated = s_quiet.Launches.Single(launch => launch.Arm == arm && launch.Block == 3);
        var disturbed = repeated with
        {
            Faults = ["The environment took a core away."],
            Certificate = repeated.Certificate with { Verdict = CertificateVerdict.StateOnly },
            Samples = [.. repeated.Samples.Select(AsUnderGil)],
        };
        var run = s_quiet with
        {
            Launches = [.. s_quiet.Launches.SelectMany(
                launch => launch == repeated ? [disturbed, repeated with { Id = repeated.Id + "-r1" }] : new[] { launch })],
        };

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", run);

        Assert.True(judgement.Answer == Answer.Holds, $"{judgement.Answer}: {judgement.Reason}");
        var faultless = run.Changing(launch => launch.Id == disturbed.Id, launch => launch with { Faults = [] });
        Assert.Equal(Answer.EvidenceRefused, Catalogue.Judge("nogil-scales", "cpython-3.13t", faultless).Answer);
    }

    [Fact]
    public void CPU_time_of_rounds_that_were_set_aside_refuses_nothing()
    {
        const string arm = "sum_squares:threads@cpython-3.13t:2x2";
        var spoiled = s_quiet.Changing(launch => launch.Arm == arm && launch.Block == 3, launch => launch with
        {
            Samples = [.. launch.Samples.Select(sample => sample.Index is 1 or 2 ? AsUnderGil(sample) : sample)],
        });
        var setAside = spoiled.Changing(launch => launch.Arm == arm && launch.Block == 3, launch => launch with { SetAside = [1, 2] });

        Assert.Equal(Answer.EvidenceRefused, Catalogue.Judge("nogil-scales", "cpython-3.13t", spoiled).Answer);
        Assert.Equal(Answer.Holds, Catalogue.Judge("nogil-scales", "cpython-3.13t", setAside).Answer);
    }

    [Fact]
    public void An_exact_claim_is_open_where_a_launch_came_to_no_result_and_refuted_where_one_left_work_undone()
    {
        const string arm = "sum_squares:threads@cpython-3.13t:2x2";
        var one = s_quiet.Launches.Last(launch => launch.Arm == arm).Id;
        var crashed = s_quiet.Changing(
            launch => launch.Id == one, launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "Signal 11.", Samples = [] });
        var undone = s_quiet.Changing(
            launch => launch.Id == one,
            launch => launch with { Outcome = LaunchOutcome.WrongResult, Detail = "Not every unit of work was done." });

        var open = Catalogue.Judge("nogil-same-code", "cpython-3.13t", crashed);
        var wrong = Catalogue.Judge("nogil-same-code", "cpython-3.13t", undone);

        Assert.Equal(Answer.Inconclusive, open.Answer);
        Assert.EndsWith("1 of 8 launches came to none, the first of them because it crashed.", open.Reason, StringComparison.Ordinal);
        Assert.Equal(Answer.Refuted, wrong.Answer);
        Assert.Contains("Not every unit of work was done.", wrong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_core_count_that_always_fails_does_not_silence_the_others()
    {
        static double SpeedUp(SyntheticArm arm) =>
            arm.Arm.Cores == 2 && arm.Workload.Kind == WorkloadKind.Cpu ? 1 : SyntheticTruth.SpeedUp(arm);
        var options = new SyntheticOptions { MachineCores = 4, CoreCounts = [1, 2, 4], SpeedUp = SpeedUp };
        var run = SyntheticRun.Of(options).Changing(
            launch => launch.Arm == "sum_squares:threads@cpython-3.13t:4x4",
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "Too many.", Samples = [] });

        var judgement = Catalogue.Judge("nogil-scales", "cpython-3.13t", run);

        Assert.Equal(Answer.Refuted, judgement.Answer);
        Assert.StartsWith("It is refuted for 2 cores:", judgement.Reason, StringComparison.Ordinal);
        Assert.Equal(["2 cores", "4 cores"], judgement.Cases.Select(one => one.Case.Name));
    }

    [Fact]
    public void A_kind_of_runtime_that_is_missing_is_said()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.DotNet] });

        var judgements = ClaimJudge.Judge([Catalogue.Claim("gil-fib-threads")], run)
            .Where(judgement => judgement.Variant == ClaimVariant.Restated).ToList();

        Assert.Equal([Answer.CannotJudge], judgements.Where(judgement => judgement.Runtime is null).Select(judgement => judgement.Answer));
        Assert.Contains(judgements, judgement => judgement.Reason.StartsWith(
            "It needs a free-threaded Python; this run has cpython-3.13", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cpu-processes", ClaimVariant.Literal, "It needs 4 cores; this machine has 2.")]
    [InlineData(
        "matrix-mixed", ClaimVariant.Restated,
        "It needs the arm fetch_compute:asyncio_processes@cpython-3.13:2x2, which is not in this run.")]
    [InlineData(
        "gil-io-threads", ClaimVariant.Literal, "It needs the arm sleep+document-10:threads@cpython-3.13:2x2, which is not in this run.")]
    internal void What_cannot_be_judged_here_says_why(string claim, ClaimVariant variant, string reason)
    {
        var judgement = Assert.Single(ClaimJudge.Judge([Catalogue.Claim(claim)], s_quiet), judgement => judgement.Variant == variant);

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
    public void Builds_that_do_not_tell_whether_they_are_alike_do_not_say_it_either()
    {
        var silent = SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Pgo = null, Lto = null } };
        var run = SyntheticRun.Of(new SyntheticOptions { Runtimes = [silent, SyntheticRuntimes.FreeThreaded] });

        var judgement = Assert.Single(ClaimJudge.Judge([Catalogue.Claim("nogil-overhead")], run));

        Assert.Equal(
            (Answer.CannotJudge, "It is not known whether cpython-3.13 and cpython-3.13t differ in more than free threading: "
                + "their builds do not tell everything (unknown whether alike: PGO, LTO)."),
            (judgement.Answer, judgement.Reason));
    }

    [Fact]
    public void An_arm_that_always_failed_is_inconclusive_and_names_the_failure()
    {
        var run = s_quiet.Changing(
            launch => launch.Arm == "sum_squares:threads@cpython-3.13:2x2",
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "It ended by signal 11.", Samples = [] });

        var judgement = Catalogue.Judge("gil-threads", "cpython-3.13", run);

        Assert.Equal(Answer.Inconclusive, judgement.Answer);
        Assert.Contains("(the first crashed: It ended by signal 11.)", judgement.Reason, StringComparison.Ordinal);
        Assert.Equal("–", VerdictRow.Of(judgement).SpeedUp);
        Assert.Empty(ClaimCharts.Of(Evidence.Of(run), [judgement]));
        Assert.Contains("\"speed_up\": null", VerdictJson.Of(run, [judgement]), StringComparison.Ordinal);
        Assert.Null(ClaimHeadline.Of([judgement]));
    }
}
