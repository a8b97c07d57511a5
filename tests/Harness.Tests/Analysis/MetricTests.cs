using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class MetricTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions());

    [Fact]
    public void Throughput_is_the_inverse_of_the_time_with_its_ends_swapped_and_more_of_it_is_better()
    {
        var arm = RunAnalysis.Of(s_run).Arms.First(arm => arm.SecondsPerUnit is { Width: > 0 });

        var (time, rate) = (arm.EstimateOf(Metric.TimePerUnit)!, arm.EstimateOf(Metric.Throughput)!);

        Assert.Equal((1 / time.Value, 1 / time.High, 1 / time.Low, time.Blocks), (rate.Value, rate.Low, rate.High, rate.Blocks));
        Assert.Equal((Better.Lower, Better.Higher), (Metric.TimePerUnit.Better, Metric.Throughput.Better));
    }

    [Fact]
    public void A_block_has_the_median_of_its_launches_values_and_an_arm_the_median_over_its_launches()
    {
        var launch = s_run.Launches[0];
        Launch[] launches = [With(1, 0.1), With(1, 0.3), With(2, 0.9)];

        var startUp = ArmMetric.Of(Metric.StartUp, launches);

        Assert.Equal([KeyValuePair.Create(1, 0.2), KeyValuePair.Create(2, 0.9)], startUp.Blocks);
        Assert.Equal(0.3, startUp.Median);

        Launch With(int block, double seconds) => launch with { Block = block, StartupSeconds = seconds };
    }

    [Fact]
    public void What_no_launch_tells_is_unknown_and_not_0()
    {
        var startUp = ArmMetric.Of(Metric.StartUp, [s_run.Launches[0] with { StartupSeconds = null }]);

        Assert.Equal((null, null, 0), (startUp.Median, startUp.Estimate, startUp.Blocks.Count));
    }

    [Fact]
    public void CPU_time_per_unit_is_that_of_the_worker_and_its_processes_by_the_units_of_a_slice_and_what_used_none_tells_nothing()
    {
        var launch = s_run.Launches[0] with
        {
            Tasks = 4,
            Samples = [.. s_run.Launches[0].Samples.Select((sample, index) =>
                sample with { CpuSelfSeconds = index == 1 ? 0 : 0.3, CpuChildrenSeconds = index == 1 ? 0 : 0.1 })],
        };

        var cpu = ArmMetric.Of(Metric.CpuPerUnit, [launch]);

        Assert.Equal(2, Metric.CpuPerUnit.ValuesOf(launch).Count);
        Assert.Equal(0.1, cpu.Estimate!.Value, 1e-12);
        Assert.Equal((MetricUnit.Seconds, Better.Lower), (Metric.CpuPerUnit.Unit, Metric.CpuPerUnit.Better));
    }

    [Fact]
    public void The_first_slice_of_a_sweep_has_units_of_its_own()
    {
        var samples = s_run.Launches[0].Samples;
        var launch = s_run.Launches[0] with
        {
            Tasks = 40,
            Samples =
            [
                samples[0] with { WallSeconds = 0.5, Results = new Dictionary<string, int> { ["200"] = 9, ["404"] = 1 } },
                samples[1] with { WallSeconds = 1, Results = new Dictionary<string, int> { ["200"] = 40 } },
            ],
        };

        Assert.Equal((10, 40), (launch.TasksOf(launch.Samples[0]), launch.TasksOf(launch.Samples[1])));
        Assert.Equal((0.05, 0.025), (Metric.TimePerUnit.Of(launch, launch.Samples[0]), Metric.TimePerUnit.Of(launch, launch.Samples[1])));
    }

    [Fact]
    public void A_value_is_written_in_the_unit_of_its_metric() => Assert.Equal(
        ["1.50 ms", "667/s", "1.50 MB", "1.50"],
        new[] { (0.0015, Metric.StartUp), (667, Metric.Throughput), (1.5e6, Metric.Memory), (1.5, Metric.CpuPerWall) }
            .Select(value => Figures.Of(value.Item1, value.Item2.Unit)));
}
