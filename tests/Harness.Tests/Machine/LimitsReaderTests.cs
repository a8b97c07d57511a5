using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class LimitsReaderTests : IDisposable
{
    private readonly SyntheticMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_machine_that_says_nothing_allows_every_CPU_and_has_no_quota()
    {
        var limits = Read(8);

        Assert.Equal(Enumerable.Range(0, 8), limits.AllowedCpus);
        Assert.Null(limits.QuotaCpus);
        Assert.Null(limits.QuotaSource);
        Assert.Equal(8, limits.CountUsable());
    }

    [Fact]
    public void A_quota_of_three_and_a_half_CPUs_leaves_three()
    {
        machine.WithUnifiedCgroup("/").With("/sys/fs/cgroup/cpu.max", "350000 100000");

        var limits = Read(8);

        Assert.Equal(3.5, limits.QuotaCpus);
        Assert.Equal("/sys/fs/cgroup/cpu.max", limits.QuotaSource);
        Assert.Equal(3, limits.CountUsable());
    }

    [Fact]
    public void The_tightest_quota_on_the_way_up_counts()
    {
        machine.WithUnifiedCgroup("/a/b/c")
            .With("/sys/fs/cgroup/a/cpu.max", "200000 100000")
            .With("/sys/fs/cgroup/a/b/cpu.max", "max 100000")
            .With("/sys/fs/cgroup/a/b/c/cpu.max", "400000 100000");

        Assert.Equal((2.0, "/sys/fs/cgroup/a/cpu.max"), (Read(8).QuotaCpus!.Value, Read(8).QuotaSource));
    }

    [Fact]
    public void A_container_that_shares_the_cgroup_namespace_finds_its_own_mount()
    {
        machine.WithUnifiedCgroup("/docker/1f/inner", mountRoot: "/docker/1f")
            .With("/sys/fs/cgroup/cpu.max", "150000 100000")
            .With("/sys/fs/cgroup/inner/cpu.max", "max 100000");

        Assert.Equal(1.5, Read(4).QuotaCpus);
    }

    [Fact]
    public void A_cgroup_outside_of_the_namespace_is_seen_from_the_mount_point()
    {
        machine.WithUnifiedCgroup("/../other").With("/sys/fs/cgroup/cpu.max", "300000 100000");

        Assert.Equal(3, Read(4).QuotaCpus);
    }

    [Fact]
    public void Version_1_quotas_are_found_beside_the_other_controllers()
    {
        machine.WithCpuController("/job")
            .With("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1")
            .With("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", "250000")
            .With("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us", "100000");

        var limits = Read(4);

        Assert.Equal(2.5, limits.QuotaCpus);
        Assert.Equal("/sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us", limits.QuotaSource);
    }

    [Fact]
    public void An_affinity_mask_and_a_cpuset_narrow_what_is_allowed()
    {
        machine.WithUnifiedCgroup("/")
            .With("/proc/self/status", "Name:\tgilbench\nCpus_allowed:\tff\nCpus_allowed_list:\t0-5")
            .With("/sys/fs/cgroup/cpuset.cpus.effective", "4-7");

        Assert.Equal([4, 5], Read(8).AllowedCpus);
    }

    [Fact]
    public void CPUs_of_a_mask_that_are_not_online_are_left_out()
    {
        machine.With("/proc/self/status", "Cpus_allowed_list:\t0-127");

        Assert.Equal([0, 1], Read(2).AllowedCpus);
    }

    private CpuLimits Read(int cpus) => new LimitsReader(machine.Files).Read(SyntheticTopology.WithoutSmt(cpus));
}
