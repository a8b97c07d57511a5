using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class TopologyReaderTests : IDisposable
{
    private const string Cpu = "/sys/devices/system/cpu";
    private readonly SyntheticMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_server_of_two_nodes_and_64_cores_with_two_threads_is_read_as_it_is() =>
        Reads(SyntheticTopology.TwoNodes128());

    [Fact]
    public void A_hybrid_machine_keeps_performance_and_efficiency_cores_apart() =>
        Reads(SyntheticTopology.Hybrid8P16E());

    [Fact]
    public void An_arm64_server_without_siblings_has_a_core_for_every_CPU() =>
        Reads(SyntheticTopology.WithoutSmt(64));

    [Fact]
    public void A_machine_of_one_CPU_is_read_as_it_is() =>
        Reads(SyntheticTopology.SingleCpu());

    [Fact]
    public void Cores_far_below_the_largest_capacity_are_efficiency_cores()
    {
        machine.With($"{Cpu}/online", "0-2")
            .With($"{Cpu}/cpu0/cpu_capacity", "446")
            .With($"{Cpu}/cpu1/cpu_capacity", "871")
            .With($"{Cpu}/cpu2/cpu_capacity", "1024");

        Assert.Equal([CoreKind.Efficiency, CoreKind.Performance, CoreKind.Performance], Read().Cpus.Select(cpu => cpu.Kind));
    }

    [Fact]
    public void Older_kernels_name_siblings_by_thread()
    {
        machine.With($"{Cpu}/online", "0-1")
            .With($"{Cpu}/cpu0/topology/thread_siblings_list", "0-1")
            .With($"{Cpu}/cpu1/topology/thread_siblings_list", "0-1");

        Assert.Equal(1, Read().CountCores());
    }

    [Fact]
    public void The_same_kernel_core_number_in_two_packages_stays_two_cores()
    {
        machine.With($"{Cpu}/online", "0-1")
            .With($"{Cpu}/cpu0/topology/core_id", "0").With($"{Cpu}/cpu0/topology/core_cpus_list", "0")
            .With($"{Cpu}/cpu1/topology/core_id", "0").With($"{Cpu}/cpu1/topology/core_cpus_list", "1")
            .With($"{Cpu}/cpu1/topology/physical_package_id", "1");

        var topology = Read();

        Assert.Equal(2, topology.CountCores());
        Assert.Equal(2, topology.CountPackages());
    }

    [Fact]
    public void Without_sysfs_every_counted_CPU_is_a_core_and_siblings_are_unknown()
    {
        machine.With("/proc/stat", "cpu  9 0 9 9\ncpu0 3 0 3 3\ncpu1 3 0 3 3\ncpu10 3 0 3 3\nintr 5");

        var topology = Read();

        Assert.Equal([0, 1, 10], topology.Cpus.Select(cpu => cpu.Id));
        Assert.Equal(3, topology.CountCores());
        Assert.False(topology.SiblingsKnown);
    }

    [Fact]
    public void A_machine_that_names_no_CPU_is_refused_with_what_to_mount()
    {
        var error = Assert.Throws<InvalidDataException>(Read);

        Assert.Contains("mount /proc and /sys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_can_be_read()
    {
        var topology = new TopologyReader(KernelFiles.OfThisMachine).Read();

        var allowed = new LimitsReader(KernelFiles.OfThisMachine).Read(topology).AllowedCpus;
        Assert.Contains(AllowedCpu.Last, allowed);
        Assert.Subset(topology.Cpus.Select(cpu => cpu.Id).ToHashSet(), allowed.ToHashSet());
    }

    private void Reads(Topology topology)
    {
        machine.WithTopology(topology);

        var read = Read();

        Assert.Equal(topology.Cpus, read.Cpus);
        Assert.True(read.SiblingsKnown);
    }

    private Topology Read() => new TopologyReader(machine.Files).Read();
}
