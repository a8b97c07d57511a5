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

        Assert.Contains("Darwin 25.0", refusal, StringComparison.Ordinal);
        Assert.Contains("pinning", refusal, StringComparison.Ordinal);
        Assert.Contains("meters", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_architecture_is_named() =>
        Assert.Contains("RiscV64", PlatformSupport.RefusalFor("Linux", Architecture.RiscV64), StringComparison.Ordinal);
}
