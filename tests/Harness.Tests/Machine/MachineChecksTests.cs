using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class MachineChecksTests
{
    private static readonly DoctorEvidence Quiet = new(SyntheticDescription.Quiet(), SyntheticDescription.Calm(), [], []);

    [Fact]
    public void On_a_quiet_machine_everything_is_as_it_should_be() =>
        Assert.All(MachineChecks.Find(Quiet), finding => Assert.Equal(DoctorSeverity.Ok, finding.Severity));

    [Fact]
    public void What_a_machine_does_not_tell_is_no_alarm()
    {
        var findings = MachineChecks.Find(new DoctorEvidence(SyntheticDescription.Silent(), null, [], []));

        Assert.All(findings, finding => Assert.True(finding.Severity <= DoctorSeverity.Note));
        Assert.Equal("unknown here", Found(findings, "frequency governor").Found);
        Assert.Equal("unknown here", Found(findings, "steal").Found);
    }

    [Fact]
    public void Every_advice_is_made_of_complete_sentences()
    {
        var findings = MachineChecks.Find(Quiet)
            .Concat(MachineChecks.Find(new DoctorEvidence(SyntheticDescription.Silent(), null, ["taskset"], ["/root/.pyenv/shims"])))
            .Concat(MachineChecks.Find(new DoctorEvidence(Spoiled(), Disturbed(), [], [])));

        Assert.All(findings, finding =>
        {
            Assert.True(char.IsUpper(finding.Advice[0]), finding.Advice);
            Assert.EndsWith(".", finding.Advice, StringComparison.Ordinal);
            Assert.NotEmpty(finding.Found);
        });
    }

    [Fact]
    public void Variables_that_reach_the_workers_are_a_warning_that_says_how_to_take_them_away()
    {
        var variables = new Dictionary<string, string> { ["LD_PRELOAD"] = "x.so", ["MALLOC_ARENA_MAX"] = "1" };

        var finding = Found(MachineChecks.Find(Quiet with { Variables = variables }), "environment variables");

        Assert.Equal((DoctorSeverity.Warning, "LD_PRELOAD=x.so, MALLOC_ARENA_MAX=1"), (finding.Severity, finding.Found));
        Assert.Contains("unset LD_PRELOAD MALLOC_ARENA_MAX.", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frequency governor", "powersave")]
    [InlineData("turbo", "on")]
    [InlineData("power", "battery")]
    [InlineData("cgroup quota", "3.5 CPUs by /sys/fs/cgroup/cpu.max")]
    [InlineData("load average", "0.51")]
    [InlineData("steal", "2.1 %")]
    [InlineData("CPU pressure", "11.0 %")]
    [InlineData("I/O pressure", "20.0 %")]
    [InlineData("memory pressure", "30.0 %")]
    [InlineData("clock source", "hpet")]
    public void What_spoils_a_measurement_is_a_warning(string subject, string found)
    {
        var finding = Found(MachineChecks.Find(new DoctorEvidence(Spoiled(), Disturbed(), [], [])), subject);

        Assert.Equal((DoctorSeverity.Warning, found), (finding.Severity, finding.Found));
    }

    [Theory]
    [InlineData("usable cores", "3 of 8 CPUs")]
    [InlineData("SMT siblings", "8 CPUs on 4 cores")]
    [InlineData("hypervisor", "KVM")]
    [InlineData("container", "docker")]
    [InlineData("swap", "1.5 MiB in use")]
    [InlineData("transparent huge pages", "always")]
    [InlineData("address randomization", "off")]
    public void What_a_reader_should_know_is_a_note(string subject, string found)
    {
        var finding = Found(MachineChecks.Find(new DoctorEvidence(Spoiled(), Disturbed(), [], [])), subject);

        Assert.Equal((DoctorSeverity.Note, found), (finding.Severity, finding.Found));
    }

    [Fact]
    public void A_missing_tool_blocks_and_names_the_package()
    {
        var finding = Found(MachineChecks.Find(Quiet with { MissingTools = ["taskset", "setsid"] }), "tools");

        Assert.Equal((DoctorSeverity.Blocks, "taskset, setsid not on PATH"), (finding.Severity, finding.Found));
        Assert.Contains("util-linux", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_below_one_CPU_blocks()
    {
        var limits = SyntheticTopology.WithQuota(SyntheticTopology.WithoutSmt(8), 0.5);

        var findings = MachineChecks.Find(Quiet with { Machine = Quiet.Machine with { Limits = limits } });

        Assert.Equal(DoctorSeverity.Blocks, Found(findings, "cgroup quota").Severity);
    }

    [Fact]
    public void One_core_is_a_warning_about_parallel_gain()
    {
        var findings = MachineChecks.Find(Quiet with { Machine = Quiet.Machine with { Limits = SyntheticTopology.AllowingOnly(3) } });

        Assert.Equal(DoctorSeverity.Warning, Found(findings, "usable cores").Severity);
    }

    [Fact]
    public void Shims_on_PATH_are_noted_with_their_directories()
    {
        var finding = Found(MachineChecks.Find(Quiet with { ShimsOnPath = ["/root/.pyenv/shims"] }), "interpreter shims");

        Assert.Equal((DoctorSeverity.Note, "/root/.pyenv/shims"), (finding.Severity, finding.Found));
    }

    [Theory]
    [InlineData("arch_sys_counter", 0)]
    [InlineData("kvm-clock", 1)]
    public void The_clock_of_arm64_is_fine_and_that_of_a_hypervisor_is_noted(string source, int severity) =>
        Assert.Equal((DoctorSeverity)severity, KernelChecks.CheckClock(source).Severity);

    private static MachineDescription Spoiled() => SyntheticDescription.Quiet() with
    {
        PhysicalCores = 4,
        Smt = true,
        Hypervisor = "KVM",
        Container = "docker",
        Limits = SyntheticTopology.WithQuota(SyntheticTopology.WithoutSmt(8), 3.5),
        Settings = new MachineSettings
        {
            Governor = "powersave",
            Turbo = true,
            ClockSource = "hpet",
            TransparentHugePages = "always",
            AddressRandomization = 0,
            SwapUsedBytes = 3L << 19,
            OnBattery = true,
        },
    };

    private static NoiseDelta Disturbed() => SyntheticDescription.Calm() with
    {
        LoadAverage1 = 0.51,
        StealShare = 0.021,
        PsiCpuShare = 0.11,
        PsiIoShare = 0.2,
        PsiMemoryShare = 0.3,
    };

    private static DoctorFinding Found(IEnumerable<DoctorFinding> findings, string subject) =>
        Assert.Single(findings, finding => finding.Subject == subject);
}
