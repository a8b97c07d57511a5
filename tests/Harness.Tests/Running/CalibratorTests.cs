using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Workers;
using GilBench.Workers;

namespace GilBench.Tests.Running;

public sealed class CalibratorTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static ResolvedArm Resolved(string model, int workers, Runtime? runtime = null, WorkloadRow? row = null)
    {
        var on = runtime ?? SmallRun.Python();
        var workload = row ?? SmallRun.Compute();
        return new ResolvedArm
        {
            Arm = new Arm(
                $"{model}{workers}", workload.Id, ParameterSetNames.Calibrated, model, on.Id, workers, workers, ArmRole.Measured,
                Weak: false),
            Workload = workload,
            ParameterSet = workload.ParameterSets[0],
            Model = ExecutionModels.Find(model, Language.Python),
            Runtime = on,
            Cores = [.. Enumerable.Range(0, workers)],
            SliceSeconds = 0.02,
        };
    }

    private static readonly LeastSlice s_least = new(Seconds: 0.02, Tasks: 1);
    private static readonly Sampling s_sampling = Planner.Make(SmallRun.Request(), SmallRun.Context()).Sampling;

    /// <summary>What came of it and the workers that were asked.</summary>
    private static async Task<(Calibration? Calibration, ScriptedWorkers Workers)> Calibrate(
        Func<WorkerRequest, int, double> secondsPerTask, LeastSlice least, params ResolvedArm[] group)
    {
        var workers = new ScriptedWorkers
        {
            Seconds = (request, index, tasks) => secondsPerTask(request, index) * tasks,
            Fails = (request, _) => secondsPerTask(request, 0) < 0,
        };
        var calibrator = new Calibrator((resolved, slices, cancellation) => workers.Of(resolved.Runtime).Start(
            WorkerSessionTests.Request() with { Launch = resolved.Arm.Id, Slices = slices, Workers = resolved.Arm.Workers },
            new WorkerPlacement("0", TimeSpan.FromSeconds(1), "run"), cancellation));
        var calibration = await calibrator.CalibrateAsync(group, least, Cancel);
        Assert.Equal(0, workers.Alive);
        return (calibration, workers);
    }

    [Fact]
    public async Task Units_grow_to_what_the_fastest_arm_needs_with_a_little_headroom_each_widest_arm_in_one_process()
    {
        var (calibration, workers) = await Calibrate(
            (request, _) => request.Workers == 2 ? 0.0004 : 0.0008, s_least,
            Resolved("sequential", 1), Resolved("threads", 2), Resolved("threads", 1));

        Assert.Equal((52, "threads2"), (calibration!.Tasks, calibration.FastestArm));
        Assert.Equal(0.0208, calibration.FastestSeconds, 1e-9);
        Assert.Equal(["sequential1", "threads2"], workers.Requests.Select(request => request.Launch).Order());
    }

    [Theory]
    [InlineData("process_pool_fork", 12)]
    [InlineData("threads", 22)]
    public async Task Slices_half_as_long_are_only_for_workers_at_once_whose_own_are_lengthened(string model, int expected) =>
        Assert.Equal(expected, (await Calibrate((_, _) => 0.001, s_least with { Seconds = 0.01 }, Resolved(model, 2))).Calibration!.Tasks);

    [Fact]
    public async Task The_first_slice_and_one_that_a_neighbour_made_longer_do_not_count()
    {
        var (calibration, _) = await Calibrate(
            (_, index) => index == 0 ? 10 : index % 2 == 1 ? 0.05 : 0.001, s_least, Resolved("sequential", 1));

        Assert.Equal((21, 0.021), (calibration!.Tasks, Math.Round(calibration.FastestSeconds, 9)));
    }

    [Fact]
    public async Task What_waits_has_at_least_as_many_waits_as_make_a_mean()
    {
        var (calibration, _) = await Calibrate((_, _) => 0.05, s_least with { Tasks = LeastSlice.Waits }, Resolved("threads", 4));

        Assert.Equal(12, calibration!.Tasks);
        Assert.Equal(LeastSlice.Waits, LeastSlice.Of(SmallRun.Wait(), s_sampling).Tasks);
        Assert.Equal(1, LeastSlice.Of(SmallRun.Compute(), s_sampling).Tasks);
    }

    [Fact]
    public async Task Of_what_waits_for_long_one_arm_is_tried_that_runs_and_of_what_waits_shortly_each()
    {
        ResolvedArm[] arms = [Resolved("threads", 10, row: SmallRun.Wait()), Resolved("asyncio_gather", 10, row: SmallRun.Wait())];
        var least = s_least with { Tasks = LeastSlice.Waits };

        var (calibration, workers) = await Calibrate((_, _) => 0.005, least, arms);
        Assert.Equal((10, 0.05, "threads10"), (calibration!.Tasks, Math.Round(calibration.FastestSeconds, 9), calibration.FastestArm));
        Assert.Equal(["threads10"], workers.Requests.Select(request => request.Launch));

        (calibration, workers) = await Calibrate((request, _) => request.Launch == "threads10" ? -1 : 0.005, least, arms);
        Assert.Equal("asyncio_gather10", calibration!.FastestArm);
        Assert.Equal(2, workers.Requests.Count);

        (_, workers) = await Calibrate((_, _) => 0.003, least, arms);
        Assert.Equal(2, workers.Requests.Count);
    }

    [Fact]
    public async Task An_arm_that_cannot_run_does_not_stop_calibration()
    {
        var (calibration, _) = await Calibrate(
            (request, _) => request.Launch == "threads2" ? -1 : 0.01, s_least, Resolved("threads", 2), Resolved("sequential", 1));

        Assert.Equal("sequential1", calibration!.FastestArm);
        Assert.Null((await Calibrate((_, _) => -1, s_least, Resolved("threads", 2))).Calibration);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 12)]
    [InlineData(new[] { 1, 128 }, 128)]
    [InlineData(new[] { 1, 61, 67, 128 }, 128)]
    public void Tasks_are_shared_evenly_by_every_number_of_workers_while_that_stays_small(int[] workers, int step) =>
        Assert.Equal(step, Calibrator.Step([.. workers.Select(count => Resolved("threads", count))]));

    [Theory]
    [InlineData(2, 6, 6)] // twelve units in six parts of two
    [InlineData(2, 9, 12)] // twenty would be six parts of three and one of two
    [InlineData(2, 21, 24)]
    [InlineData(128, 300, 384)]
    [InlineData(3, 1, 3)]
    public void Processes_get_a_number_that_divides_into_the_parts_of_a_pool(int workers, double tasks, int even) =>
        Assert.Equal(even, Calibrator.Even(tasks, [Resolved("process_pool_fork", 1), Resolved("process_pool_fork", workers)]));

    [Fact]
    public void Threads_get_any_multiple_of_their_number() =>
        Assert.Equal(10, Calibrator.Even(9, [Resolved("threads", 1), Resolved("threads", 2)]));

    /// <summary>For the first eight slices a neighbour makes every one twice as long.</summary>
    [Fact]
    public async Task A_number_found_under_a_neighbour_is_not_frozen()
    {
        var (calibration, _) = await Calibrate((_, index) => index < 8 ? 0.002 : 0.001, s_least, Resolved("threads", 1));

        Assert.InRange(calibration!.Tasks * 0.001, s_least.Seconds, 2 * s_least.Seconds);
    }
}
