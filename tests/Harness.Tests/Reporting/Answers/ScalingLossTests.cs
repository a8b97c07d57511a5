using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Answers;

public sealed class ScalingLossTests
{
    private static readonly string s_withGil = SyntheticUserCode.ArmOf(SyntheticModels.Threads, SyntheticRuntimes.Stock, 2);
    private static readonly string s_free = SyntheticUserCode.ArmOf(SyntheticModels.Threads, SyntheticRuntimes.FreeThreaded, 2);
    private static readonly string s_freeOne = SyntheticUserCode.ArmOf(SyntheticModels.Threads, SyntheticRuntimes.FreeThreaded, 1);
    private static readonly string s_processes = SyntheticUserCode.ArmOf(SyntheticModels.ProcessPool, SyntheticRuntimes.Stock, 2);

    [Fact]
    public void What_gains_nine_tenths_of_the_ceiling_is_no_loss()
    {
        // The native control gains 2: 1.82 ÷ 2 is 0.91.
        var losses = Losses(SyntheticRun.Of(Gaining(1.00, 1.90, 1.82)));

        Assert.Equal([s_withGil], losses.Select(loss => loss.Arm.Arm.Id));
    }

    [Fact]
    public void Without_a_ceiling_the_workers_are_the_measure()
    {
        var run = SyntheticRun.Of(Gaining(1.00, 1.81, 1.79) with { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded] });

        Assert.Equal(
            [s_withGil, s_processes], Losses(run).Where(loss => loss.Arm.Arm.Runtime == "cpython-3.13").Select(loss => loss.Arm.Arm.Id));
        Assert.DoesNotContain(s_free, Losses(run).Select(loss => loss.Arm.Arm.Id));
    }

    [Fact]
    public void A_wide_interval_is_no_loss()
    {
        double[] scattered = [.. Enumerable.Range(0, 16).Select(block => 0.010 / (block % 2 == 0 ? 1.5 : 2.0))];
        var noisy = new Dictionary<string, double[]> { [s_processes] = scattered };
        var run = SyntheticRun.Of(Gaining(1.00, 1.90, 1.80) with { Exactly = noisy });

        Assert.DoesNotContain(s_processes, Losses(run).Select(loss => loss.Arm.Arm.Id));
    }

    [Fact]
    public void The_document_s_workloads_have_no_such_table()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] });

        Assert.False(LossTable.Of(Evidence.Of(run)).IsShown);
    }

    [Fact]
    public void With_a_GIL_the_GIL_is_the_reason() => Assert.Equal(
        ["The GIL lets one thread compute at a time: 2 workers used 1.00 cores at once."],
        ReasonsOf(SyntheticRun.Of(SyntheticUserCode.Options).Counting(s_withGil, Using(cores: 1.0)), s_withGil));

    [Fact]
    public void Workers_that_use_one_core_wait_for_each_other()
    {
        // A slice of 32 units of 12.5 ms takes 0.4 s: 1,000 switches are 2,500 a second, 3 are 7.5.
        var run = SyntheticRun.Of(Gaining(1, 1, 1.8)).Counting(s_freeOne, Using(cores: 1.0));

        Assert.Equal(
            ["2 workers used 1.05 cores at once: they waited for each other, which suggests a lock: 2,500 voluntary switches a second, "
                + "7.50 with one worker."],
            ReasonsOf(run.Counting(s_free, sample => Using(1.05)(sample) with { VoluntarySwitches = 1000 }), s_free));
        Assert.Equal(
            ["2 workers used 1.05 cores at once: they waited for each other, which suggests a lock, or something else that serves one at a "
                + "time."],
            ReasonsOf(run.Counting(s_free, Using(cores: 1.05)), s_free));
    }

    [Fact]
    public void Workers_that_use_part_of_the_cores_wait_for_part_of_the_time() => Assert.Contains(
        "2 workers used 1.50 cores of 2 at once: they waited for part of the time, which suggests a lock",
        ReasonsOf(SyntheticRun.Of(Gaining(1, 1.4, 1.8)).Counting(s_free, Using(cores: 1.5)), s_free)[0], StringComparison.Ordinal);

    [Fact]
    public void Workers_that_compute_longer_suffer_from_contention()
    {
        var run = SyntheticRun.Of(Gaining(1, 1.1, 1.1)).Counting(s_freeOne, Using(cores: 1.0)).Counting(s_free, Using(cores: 1.96))
            .Counting(SyntheticUserCode.ArmOf(SyntheticModels.ProcessPool, SyntheticRuntimes.Stock, 1), Using(cores: 1.0))
            .Counting(s_processes, Using(cores: 1.98));

        // 1.96 cores for 1.1 times the units.
        Assert.Equal(
            ["A unit used 1.78× [1.78, 1.78] the CPU time that it uses with one worker, which suggests contention on shared data "
                + "(reference counts, caches), or a neighbour on the same physical core."],
            ReasonsOf(run, s_free));
        Assert.Equal(
            ["A unit used 1.80× [1.80, 1.80] the CPU time that it uses with one worker, which suggests contention for caches or memory, or "
                + "a neighbour on the same physical core."],
            ReasonsOf(run, s_processes));
    }

    [Fact]
    public void Kernel_time_and_page_faults_are_told_where_they_grew()
    {
        var run = SyntheticRun.Of(Gaining(1, 1.8, 1.8) with { SpeedUp = SyntheticUserCode.Gains(1, 1.7, 1.8) })
            .Counting(s_freeOne, sample => Using(1.0)(sample) with { CpuSystemSeconds = sample.WallSeconds * 0.05, MinorFaults = 64 })
            .Counting(
                s_free, sample => Using(1.8)(sample) with { CpuSystemSeconds = sample.WallSeconds * 1.8 * 0.4, MinorFaults = 64_000 });

        Assert.Equal(
            [
                "The kernel used 40 % of the CPU time, 5 % with one worker, which suggests system calls that wait for each other, or "
                    + "memory that is taken and given back.",
                "A unit caused 2,000 page faults, 2.00 with one worker, which suggests memory that is taken anew for each unit.",
            ],
            ReasonsOf(run, s_free));
    }

    [Fact]
    public void Shared_arguments_that_cost_time_are_told_by_their_ratio()
    {
        var set = SyntheticUserCode.Workload.ParameterSets[0];
        var workload = SyntheticUserCode.Workload with { ParameterSets = [set, set with { Name = "shared", SharedArguments = true }] };
        var run = SyntheticRun.Of(SyntheticUserCode.Options with
        {
            Workloads = [workload],
            SpeedUp = arm => arm is { Arm: { Workers: > 1, ParameterSet: "shared" }, Runtime.ExpectsGil: false }
                ? 1.10
                : SyntheticUserCode.Options.SpeedUp(arm),
        });
        var shared = SyntheticUserCode.ArmOf(SyntheticModels.Threads, SyntheticRuntimes.FreeThreaded, 2, "shared");
        run = run.Counting(shared, sample => sample with { CpuSelfSeconds = null });

        // 1.90 ÷ 1.10.
        Assert.Equal(
            ["With shared arguments a unit takes 1.73× [1.73, 1.73] the time that it takes with separate ones, which suggests contention "
                + "on those objects, such as on their reference counts."],
            ReasonsOf(run, shared));
        var row = Assert.Single(LossTable.Of(Evidence.Of(run)).Rows, row =>
            row.Under("Workload") == "score (shared)"
            && row.Under("Arm").Contains("3.13t", StringComparison.Ordinal)
            && row.Under("Arm").StartsWith("threads", StringComparison.Ordinal));
        Assert.Equal(
            ("1.73× [1.73, 1.73]", "–", "55.0 % [55.0, 55.0]"),
            (row.Under("Shared ÷ separate"), row.Under("CPU ÷ wall"), row.Under("Efficiency")));
    }

    [Fact]
    public void A_call_that_blocks_the_event_loop_is_suspected_where_waits_do_not_overlap()
    {
        var run = SyntheticRun.Of(Gaining(1, 1, 1) with
        {
            Workloads = [SyntheticUserCode.Of(WorkloadKind.Io, SyntheticUserCode.Code with { IsCoroutine = true })],
            Models = [SyntheticModels.Gather],
        });
        var loop = SyntheticUserCode.ArmOf(SyntheticModels.Gather, SyntheticRuntimes.Stock, 2);

        Assert.Equal(
            ["The loop's thread was idle for most of the time (0.02 cores in use) and yet the waits did not overlap, which suggests a call "
                + "that blocks the event loop instead of being awaited."],
            ReasonsOf(run.Counting(loop, Using(cores: 0.02)), loop));
    }

    [Fact]
    public void Where_nothing_that_was_measured_shows_why_that_is_said() => Assert.Equal(
        ["Nothing of what was measured shows why."],
        ReasonsOf(SyntheticRun.Of(Gaining(1, 1.1, 1.8)).Counting(s_free, sample => sample with
        {
            CpuSelfSeconds = null,
            VoluntarySwitches = null,
            MinorFaults = null,
        }), s_free));

    private static Func<IterationSample, IterationSample> Using(double cores) =>
        sample => sample with { CpuSelfSeconds = sample.WallSeconds * cores, CpuChildrenSeconds = 0 };

    private static SyntheticOptions Gaining(double withGil, double withoutGil, double processes) =>
        SyntheticUserCode.Options with { SpeedUp = SyntheticUserCode.Gains(withGil, withoutGil, processes) };

    private static IReadOnlyList<ScalingLoss> Losses(Run run) => ScalingLoss.Of(Evidence.Of(run));

    private static IReadOnlyList<string> ReasonsOf(Run run, string arm) =>
        LossReasons.Of(Assert.Single(Losses(run), loss => loss.Arm.Arm.Id == arm));
}
