using GilBench.Machine;
using GilBench.Model;
using Microsoft.Extensions.Time.Testing;

namespace GilBench.Tests.Machine;

public sealed class NoiseReaderTests : IDisposable
{
    private readonly SyntheticMachine machine = new();
    private readonly FakeTimeProvider clock = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Two_snapshots_give_the_shares_of_the_time_between()
    {
        machine.WithUnifiedCgroup("/job");
        Write(stolen: 100, idle: 1000, pressure: 5_000_000, throttled: 3);
        var reader = new NoiseReader(machine.Files, clock);
        var before = reader.Read([0, 1]);
        Write(stolen: 110, idle: 1120, pressure: 5_500_000, throttled: 7, busy: 80, ended: 40);
        clock.Advance(TimeSpan.FromSeconds(2));

        var noise = reader.Read([0, 1]).Since(before);

        Assert.Equal(2, noise.WallSeconds);
        Assert.Equal(0.05, noise.StealShare!.Value, 1e-12);
        Assert.Equal(0.7, noise.BusyCpuSeconds!.Value, 1e-12);
        Assert.Equal(0.3, noise.EndedChildrenCpuSeconds!.Value, 1e-12);
        Assert.Equal(0.25, noise.PsiCpuShare!.Value, 1e-12);
        Assert.Equal(0.25, noise.PsiIoShare!.Value, 1e-12);
        Assert.Equal(0.25, noise.PsiMemoryShare!.Value, 1e-12);
        Assert.Equal(4, noise.ThrottledPeriods);
        Assert.Equal(0.004, noise.ThrottledSeconds!.Value, 1e-12);
        Assert.Equal(0.42, noise.LoadAverage1);
        Assert.Equal(3, noise.RunnableTasks);
        Assert.Equal(3000, noise.FrequencyMegahertz);
    }

    [Fact]
    public void Only_the_CPUs_watched_count()
    {
        machine.With("/proc/stat", "cpu  0 0 0 0 0 0 0 900 0 0\ncpu0 10 0 0 80 0 0 0 10 0 0\ncpu1 0 0 0 0 0 0 0 890 0 0");

        Assert.Equal(new CpuTicks(10, 80, 100), new NoiseReader(machine.Files, clock).Read([0]).Ticks);
    }

    [Fact]
    public void Version_1_throttling_is_read_in_its_own_unit()
    {
        machine.WithCpuController("/job")
            .With("/sys/fs/cgroup/cpu,cpuacct/job/cpu.stat", "nr_periods 10\nnr_throttled 2\nthrottled_time 1500000000");

        var snapshot = new NoiseReader(machine.Files, clock).Read([0]);

        Assert.Equal((2, 1.5), (snapshot.ThrottledPeriods!.Value, snapshot.ThrottledSeconds!.Value));
    }

    [Fact]
    public void Throttling_by_a_cgroup_above_counts_too()
    {
        machine.WithUnifiedCgroup("/a/b")
            .With("/sys/fs/cgroup/a/cpu.stat", "nr_throttled 5\nthrottled_usec 500000")
            .With("/sys/fs/cgroup/a/b/cpu.stat", "nr_throttled 0\nthrottled_usec 0");

        var snapshot = new NoiseReader(machine.Files, clock).Read([0]);

        Assert.Equal((5, 0.5), (snapshot.ThrottledPeriods!.Value, snapshot.ThrottledSeconds!.Value));
    }

    [Fact]
    public void Without_frequency_files_the_listed_frequency_of_the_CPUs_watched_is_taken()
    {
        machine.With("/proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 2000.5\n\nprocessor\t: 1\ncpu MHz\t\t: 4000\n");

        Assert.Equal(2000.5, new NoiseReader(machine.Files, clock).Read([0]).FrequencyMegahertz);
    }

    [Fact]
    public void A_machine_that_says_nothing_gives_unknowns_not_zeros()
    {
        var reader = new NoiseReader(machine.Files, clock);
        var before = reader.Read([0]);
        clock.Advance(TimeSpan.FromSeconds(1));

        var noise = reader.Read([0]).Since(before);

        Assert.Equal(Unknown() with { WallSeconds = 1 }, noise);
    }

    [Fact]
    public void No_time_between_two_snapshots_leaves_the_shares_unknown()
    {
        machine.WithUnifiedCgroup("/job");
        Write(stolen: 100, idle: 1000, pressure: 5_000_000, throttled: 3);
        var snapshot = new NoiseReader(machine.Files, clock).Read([0, 1]);

        var noise = snapshot.Since(snapshot);

        Assert.Null(noise.StealShare);
        Assert.Null(noise.PsiCpuShare);
    }

    [Fact]
    public void This_machine_can_be_read()
    {
        var reader = new NoiseReader(KernelFiles.OfThisMachine, TimeProvider.System);
        var before = reader.Read([AllowedCpu.Last]);
        var after = reader.Read([AllowedCpu.Last]);

        Assert.True(after.LoadAverage1 >= 0);
        Assert.True(before.Ticks!.All > 0 && after.Ticks!.All >= before.Ticks.All, $"{before.Ticks}, then {after.Ticks}");
        Assert.True(after.Since(before).WallSeconds > 0);
    }

    private static NoiseDelta Unknown() => new()
    {
        WallSeconds = 0,
        StealShare = null,
        BusyCpuSeconds = null,
        EndedChildrenCpuSeconds = null,
        PsiCpuShare = null,
        PsiIoShare = null,
        PsiMemoryShare = null,
        ThrottledPeriods = null,
        ThrottledSeconds = null,
        LoadAverage1 = null,
        RunnableTasks = null,
        FrequencyMegahertz = null,
    };

    private void Write(long stolen, long idle, long pressure, long throttled, long busy = 10, long ended = 10)
    {
        var some = $"some avg10=0.00 avg60=0.00 avg300=0.00 total={pressure}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=1";
        machine.With("/proc/stat", $"cpu  1 1 1 1 1 1 1 1 0 0\ncpu0 {busy} 0 0 {idle} 5 0 0 {stolen} 0 0\ncpu1 0 0 0 0 0 0 0 0 0 0")
            .With("/proc/self/stat", $"4711 (a) name) S 1 1 1 0 -1 0 0 0 0 0 7 7 {ended} 5 20 0 1 0 9")
            .With("/proc/pressure/cpu", some)
            .With("/proc/pressure/io", some)
            .With("/proc/pressure/memory", some)
            .With("/proc/loadavg", "0.42 0.30 0.20 3/268 4711")
            .With("/sys/fs/cgroup/job/cpu.stat", $"usage_usec 9\nnr_throttled {throttled}\nthrottled_usec {throttled * 1000}")
            .With("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2500000")
            .With("/sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "3500000");
    }
}
