using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Statistics.Capacity;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Capacity;

public sealed class ScalingSeriesTests
{
    private static readonly SyntheticOptions s_options = new()
    {
        Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
        CoreCounts = [1, 2, 4],
        MachineCores = 4,
        WaitingWorkers = [1, 10, 100],
    };

    private static readonly RunAnalysis s_analysis = RunAnalysis.Of(SyntheticRun.Of(s_options));

    [Fact]
    public void What_computes_grows_with_its_cores_a_worker_on_each()
    {
        var series = Find("sum_squares", "threads", "cpython-3.13");

        Assert.Equal((ScalingAxis.Cores, null), (series.Axis, series.FixedCores));
        Assert.Equal([1, 2, 4], series.Arms.Select(arm => arm.Arm.Cores));
        Assert.Equal(4, series.CoresAt(4));
    }

    [Fact]
    public void What_waits_grows_with_its_workers_on_the_same_cores()
    {
        var series = Find("sleep", "asyncio_gather", "cpython-3.13t");

        Assert.Equal((ScalingAxis.Workers, 4), (series.Axis, series.FixedCores));
        Assert.Equal([1, 10, 100], series.Arms.Select(arm => arm.Arm.Workers));
        Assert.Equal(4, series.CoresAt(100));
    }

    [Fact]
    public void Arms_of_one_series_never_differ_in_both_cores_and_workers()
    {
        var mixed = RunAnalysis.Of(SyntheticRun.Of(s_options with
        {
            WaitingWorkers = [],
            Workloads = [SyntheticWorkloads.Sleep, SyntheticWorkloads.FetchCompute],
        }));

        foreach (var series in new[] { "sleep", "fetch_compute" }.SelectMany(workload => SeriesOf(mixed, workload)))
        {
            Assert.True(
                series.Arms.All(arm => arm.Arm.Cores == (series.FixedCores ?? arm.Arm.Workers)),
                string.Join(", ", series.Arms.Select(arm => arm.Arm.Id)));
        }
    }

    [Fact]
    public void A_loop_on_one_thread_is_one_worker_and_no_more() => Assert.True(
        Find("sum_squares", "sequential", "cpython-3.13") is { IsWhole: true, Arms: [{ Arm.Workers: 1 }] });

    [Fact]
    public void Controls_are_in_no_series() => Assert.All(
        SeriesOf(s_analysis, "sum_squares").SelectMany(series => series.Arms),
        arm => Assert.True(arm.Arm.Role is ArmRole.Measured or ArmRole.OneWorkerBaseline, arm.Arm.Id));

    [Fact]
    public void The_sample_has_the_throughput_of_every_block()
    {
        var series = Find("sum_squares", "process_pool_fork", "cpython-3.13");

        var sample = series.Sample()!;

        Assert.Equal([1, 2, 4], sample.Counts);
        Assert.Equal(8, sample.Blocks);
        Assert.Equal(
            series.Arms[1].BlockSeconds.Values.Select(seconds => -Math.Log(seconds)), sample.LogsAt(1), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static ScalingSeries Find(string workload, string model, string runtime) => Assert.Single(
        SeriesOf(s_analysis, workload), series => series.Model.Id == model && series.Runtime.Id == runtime);

    private static IReadOnlyList<ScalingSeries> SeriesOf(RunAnalysis analysis, string workload) =>
        ScalingSeries.Of(analysis, workload, ParameterSetNames.Calibrated);
}
