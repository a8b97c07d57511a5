using GilBench.Runtimes;
using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class BuildToolsTests
{
    private static string Refusal(string osRelease)
    {
        var nothing = new Surroundings(new Dictionary<string, string> { ["HOME"] = "/nowhere", ["PATH"] = "/nowhere" }, osRelease);
        return Assert.Throws<RuntimeInstallException>(() => BuildTools.Require(
            new InstallerSettings(nothing, "describe.py"), InstallGroup.Of(new InstallRequest(["3.13"], false))[0])).Message;
    }

    [Theory]
    [InlineData("ID=ubuntu\nID_LIKE=debian\n", "'apt-get update && apt-get install build-essential xz-utils' brings them.")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "'dnf install gcc make tar xz' brings them.")]
    [InlineData("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", "'zypper install gcc make tar xz' brings them.")]
    [InlineData("ID=arch\n", "'pacman -S base-devel' brings them.")]
    [InlineData("ID=alpine\n", "'apk add build-base linux-headers tar xz' brings them.")]
    [InlineData("", "install gcc, make, tar and xz with this system's package manager.")]
    public void What_is_missing_is_named_with_the_command_of_this_system(string osRelease, string advice)
    {
        Assert.StartsWith(
            "Python 3.13 cannot be built here without a C compiler, make, tar and xz; ", Refusal(osRelease), StringComparison.Ordinal);
        Assert.EndsWith(advice, Refusal(osRelease), StringComparison.Ordinal);
    }
}
