using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class ConcurrencySweepTests
{
    private static readonly ConcurrencySweep s_sweep = new([1, 10, 100, 1000], UnitsEach: 10, UnitsEachOfThreads: 4);

    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(2, 20, 10)]
    [InlineData(3, 30, 12)]
    [InlineData(5, 50, 20)]
    [InlineData(10, 100, 40)]
    [InlineData(1000, 10_000, 4000)]
    public void A_slice_has_ten_units_at_least_and_as_many_for_each_worker(int workers, int units, int ofThreads) =>
        Assert.Equal((units, ofThreads), (s_sweep.UnitsOf(workers, WorkerKind.EventLoop), s_sweep.UnitsOf(workers, WorkerKind.Threads)));

    [Fact]
    public void What_is_swept_is_not_calibrated_and_is_other_work_than_the_calibrated_sizes()
    {
        var (calibrated, swept) = (SyntheticWorkloads.Swept.ParameterSets[0], SyntheticWorkloads.Swept.ParameterSets[1]);

        Assert.Equal((true, false), (calibrated.IsCalibrated, swept.IsCalibrated));
        Assert.Equal((null, 400), (calibrated.TasksOf(100, WorkerKind.Threads), swept.TasksOf(100, WorkerKind.Threads)));
        Assert.False(calibrated.IsSameWorkAs(swept));
        Assert.True(swept.IsSameWorkAs(swept));
    }
}
