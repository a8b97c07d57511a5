using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class SettingsReaderTests : IDisposable
{
    private const string Cpu = "/sys/devices/system/cpu";
    private const string Power = "/sys/class/power_supply";
    private readonly SyntheticMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Governors_that_differ_are_all_named()
    {
        machine.With($"{Cpu}/cpu0/cpufreq/scaling_governor", "powersave").With($"{Cpu}/cpu1/cpufreq/scaling_governor", "performance");

        Assert.Equal("performance, powersave", Read().Governor);
    }

    [Theory]
    [InlineData("intel_pstate/no_turbo", "0", true)]
    [InlineData("intel_pstate/no_turbo", "1", false)]
    [InlineData("cpufreq/boost", "1", true)]
    [InlineData("cpufreq/boost", "0", false)]
    [InlineData("cpufreq/policy0/boost", "1", true)]
    public void Turbo_is_read_from_whichever_driver_there_is(string file, string value, bool turbo)
    {
        machine.With($"{Cpu}/{file}", value);

        Assert.Equal(turbo, Read().Turbo);
    }

    [Fact]
    public void The_kernel_settings_are_read()
    {
        machine.With("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc")
            .With("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never")
            .With("/proc/sys/kernel/randomize_va_space", "2");

        var settings = Read();

        Assert.Equal(("tsc", "madvise", 2), (settings.ClockSource, settings.TransparentHugePages, settings.AddressRandomization));
    }

    [Fact]
    public void A_laptop_that_is_plugged_in_is_not_on_battery()
    {
        machine.With($"{Power}/AC/type", "Mains").With($"{Power}/AC/online", "1")
            .With($"{Power}/BAT0/type", "Battery").With($"{Power}/BAT0/status", "Not charging");

        Assert.False(Read().OnBattery);
    }

    [Fact]
    public void A_laptop_that_is_unplugged_is_on_battery()
    {
        machine.With($"{Power}/AC/type", "Mains").With($"{Power}/AC/online", "0");

        Assert.True(Read().OnBattery);
    }

    [Fact]
    public void The_battery_of_a_mouse_does_not_count()
    {
        machine.With($"{Power}/mouse/type", "Battery").With($"{Power}/mouse/scope", "Device").With($"{Power}/mouse/status", "Discharging");

        Assert.Null(Read().OnBattery);
    }

    private MachineSettings Read() => new SettingsReader(machine.Files).Read(SyntheticTopology.WithoutSmt(2));
}
