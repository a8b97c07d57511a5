using System.Runtime.InteropServices;
using GilBench.Machine;

namespace GilBench.Tests.Machine;

public sealed class PlatformSupportTests
{
    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void Linux_on_both_supported_architectures_is_not_refused(Architecture architecture) =>
        Assert.Null(PlatformSupport.RefusalFor("Linux", architecture));

    [Fact]
    public void Another_system_is_told_that_pinning_and_meters_are_missing()
    {
        var refusal = PlatformSupport.RefusalFor("Darwin 25.0", Architecture.Arm64);

        Assert.Equal(
            "gilbench cannot measure on Darwin 25.0: pinning workers to cores (taskset) and the meters it reads "
                + "(/proc, /sys, cgroups) exist only on Linux; run it there on x86-64 or arm64.",
            refusal);
    }

    [Fact]
    public void Another_architecture_is_named() => Assert.StartsWith(
        "gilbench cannot measure as a RiscV64 process: ", PlatformSupport.RefusalFor("Linux", Architecture.RiscV64),
        StringComparison.Ordinal);
}
