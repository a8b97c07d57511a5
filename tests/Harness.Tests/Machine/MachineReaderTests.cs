using System.Runtime.InteropServices;
using System.Text.Json;
using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class MachineReaderTests : IDisposable
{
    private readonly SyntheticMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_server_is_described_as_it_is()
    {
        machine.WithTopology(SyntheticTopology.TwoNodes128())
            .With("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC 7763\nflags\t\t: fpu tsc")
            .With("/proc/meminfo", "MemTotal:       263750684 kB\nSwapTotal:       1048576 kB\nSwapFree:         524288 kB")
            .With("/proc/sys/kernel/osrelease", "6.12.1")
            .With("/etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"");

        var read = Read(SyntheticTopology.TwoNodes128());

        Assert.Equal(("AMD EPYC 7763", "AuthenticAMD"), (read.CpuModel, read.CpuVendor));
        Assert.Equal((128, 64, 2, 2), (read.LogicalCpus, read.PhysicalCores, read.Packages, read.NumaNodes));
        Assert.True(read.Smt);
        Assert.Equal(263750684L * 1024, read.MemoryBytes);
        Assert.Equal(("6.12.1", "Debian GNU/Linux 13 (trixie)", "x64"), (read.Kernel, read.OperatingSystem, read.Architecture));
        Assert.Equal("none", read.Hypervisor);
        Assert.Equal(512L << 20, read.Settings.SwapUsedBytes);
        Assert.Matches("^[0-9a-f]{16}$", read.Fingerprint);
    }

    [Fact]
    public void A_machine_that_says_nothing_is_described_with_unknowns_not_zeros()
    {
        var read = Read(new Topology(SyntheticTopology.WithoutSmt(2).Cpus, SiblingsKnown: false));

        Assert.Equal(2, read.LogicalCpus);
        Assert.Null(read.CpuModel);
        Assert.Null(read.CpuVendor);
        Assert.Null(read.PhysicalCores);
        Assert.Null(read.EfficiencyCores);
        Assert.Null(read.Packages);
        Assert.Null(read.Smt);
        Assert.Null(read.NumaNodes);
        Assert.Null(read.MemoryBytes);
        Assert.Null(read.Kernel);
        Assert.Null(read.OperatingSystem);
        Assert.Null(read.Hypervisor);
        Assert.Null(read.Container);
        Assert.Equal(SyntheticDescription.Silent().Settings, read.Settings);
    }

    [Theory]
    [InlineData("CPU implementer\t: 0x41\nCPU part\t: 0xd40", "Neoverse-V1", "Arm")]
    [InlineData("CPU implementer\t: 0x41\nCPU part\t: 0xfff", "implementer 0x41 part 0xfff", "Arm")]
    [InlineData("CPU implementer\t: 0xc0\nCPU part\t: 0xac3", "implementer 0xc0 part 0xac3", "Ampere")]
    [InlineData("CPU implementer\t: 0x99\nCPU part\t: 0x001", "implementer 0x99 part 0x001", "implementer 0x99")]
    public void An_arm64_CPU_is_named_from_its_numbers(string cpuinfo, string model, string vendor)
    {
        machine.With("/proc/cpuinfo", cpuinfo);

        var read = Read(SyntheticTopology.WithoutSmt(4));

        Assert.Equal((model, vendor), (read.CpuModel, read.CpuVendor));
    }

    [Theory]
    [InlineData("flags\t: fpu hypervisor", "Amazon EC2", "c7i.large", "Amazon EC2")]
    [InlineData("flags\t: fpu hypervisor", "QEMU", "Standard PC", "QEMU")]
    [InlineData("flags\t: fpu hypervisor", "Nobody", "Nothing", "unnamed")]
    [InlineData("flags\t: fpu", "Amazon EC2", "c7i.metal-24xl", "none")]
    [InlineData("Features\t: fp", "Microsoft Corporation", "Virtual Machine", "Hyper-V")]
    [InlineData("Features\t: fp", "Nobody", "Nothing", null)]
    public void A_hypervisor_is_told_by_the_CPU_and_named_by_the_firmware(string cpuinfo, string vendor, string product, string? hypervisor)
    {
        machine.With("/proc/cpuinfo", cpuinfo)
            .With("/sys/class/dmi/id/sys_vendor", vendor)
            .With("/sys/class/dmi/id/product_name", product);

        Assert.Equal(hypervisor, Read(SyntheticTopology.WithoutSmt(2)).Hypervisor);
    }

    [Theory]
    [InlineData("/.dockerenv", "", "docker")]
    [InlineData("/run/.containerenv", "", "podman")]
    [InlineData("/run/systemd/container", "lxc", "lxc")]
    [InlineData("/proc/self/cgroup", "0::/kubepods/pod1", "kubernetes")]
    public void A_container_is_known_by_its_traces(string path, string text, string container)
    {
        machine.With(path, text);

        Assert.Equal(container, Read(SyntheticTopology.WithoutSmt(2)).Container);
    }

    [Fact]
    public void The_description_survives_strict_JSON()
    {
        var read = Read(SyntheticTopology.WithoutSmt(2));

        var json = JsonSerializer.Serialize(read, JsonSerializerOptions.Strict);
        var back = JsonSerializer.Deserialize<MachineDescription>(json, JsonSerializerOptions.Strict)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, JsonSerializerOptions.Strict));
    }

    [Fact]
    public void This_machine_is_described_as_its_kernel_does_and_twice_alike()
    {
        var files = KernelFiles.OfThisMachine;
        var topology = new TopologyReader(files).Read();
        var limits = new LimitsReader(files).Read(topology);
        var reader = new MachineReader(files, RuntimeInformation.ProcessArchitecture);

        var read = reader.Read(topology, limits);
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), read.Kernel);
        Assert.Equal(File.ReadLines("/proc/stat")
            .Count(line => line.Length > 3 && line.StartsWith("cpu", StringComparison.Ordinal) && line[3] != ' '), read.LogicalCpus);
        Assert.Matches("^[0-9a-f]{16}$", read.Fingerprint);
        Assert.Equal(read.Fingerprint, reader.Read(topology, limits).Fingerprint);
    }

    private MachineDescription Read(Topology topology) =>
        new MachineReader(machine.Files, Architecture.X64).Read(topology, SyntheticTopology.Unlimited(topology));
}
