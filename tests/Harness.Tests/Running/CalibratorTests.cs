using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Tests.Running;

public sealed class CalibratorTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static ArmSetting Setting(string model, int workers, Runtime? runtime = null)
    {
        var on = runtime ?? SmallRun.Python();
        var workload = SmallRun.Compute();
        return new ArmSetting(
            new Arm($"{model}{workers}", workload.Id, Sizes.Calibrated, model, on.Id, workers, workers, ArmRole.Measured, Weak: false),
            workload, workload.ParameterSets[0], ExecutionModels.Find(model, Language.Python), on, [.. Enumerable.Range(0, workers)]);
    }

    private static Calibrator With(Func<ArmSetting, double> secondsPerTask, List<(string Arm, int Tasks)> tried) => new((setting, tasks, _) =>
    {
        tried.Add((setting.Arm.Id, tasks));
        var wall = secondsPerTask(setting) * tasks;
        return Task.FromResult(SmallRun.Report(setting.Runtime, setting.Cores, SmallRun.Sample(0, wall, wall), SmallRun.Sample(1, wall, wall)));
    });

    [Fact]
    public async Task Work_is_doubled_until_the_fastest_arm_takes_long_enough()
    {
        List<(string Arm, int Tasks)> tried = [];
        var calibrator = With(setting => setting.Arm.Workers == 2 ? 0.004 : 0.008, tried);

        var calibration = await calibrator.CalibrateAsync([Setting("sequential", 1), Setting("threads", 2), Setting("threads", 1)], 0.15, Cancel);

        Assert.Equal((64, "threads2", 0.256), (calibration!.Tasks, calibration.FastestArm, calibration.FastestSeconds));
        Assert.DoesNotContain(tried, attempt => attempt.Arm == "threads1");
    }

    [Fact]
    public async Task An_arm_that_cannot_run_does_not_stop_calibration()
    {
        var calibrator = new Calibrator((setting, tasks, _) => Task.FromResult(setting.Arm.Model == "threads"
            ? new WorkerReport(LaunchOutcome.Crashed, "x", null, [], null, TimeSpan.Zero, 1)
            : SmallRun.Report(setting.Runtime, setting.Cores, SmallRun.Sample(0, 0.1 * tasks, 0.1), SmallRun.Sample(1, 0.1 * tasks, 0.1))));

        var calibration = await calibrator.CalibrateAsync([Setting("threads", 2), Setting("sequential", 1)], 0.15, Cancel);

        Assert.Equal("sequential1", calibration!.FastestArm);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 12)]
    [InlineData(new[] { 1, 128 }, 128)]
    [InlineData(new[] { 1, 61, 67, 128 }, 128)]
    public void Tasks_are_shared_evenly_by_every_number_of_workers_while_that_stays_small(int[] workers, int step) =>
        Assert.Equal(step, Calibrator.Step([.. workers.Select(count => Setting("threads", count))]));
}
