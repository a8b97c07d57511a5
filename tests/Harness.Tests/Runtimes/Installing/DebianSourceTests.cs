using GilBench.Processes;
using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class DebianSourceTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    private async Task<SourceTarball> Fetch(string number)
    {
        var keyring = _machine.In("debian.gpg");
        await File.WriteAllTextAsync(keyring, "", TestContext.Current.CancellationToken);
        var runner = new PatientRunner(new ProcessRunner(TimeProvider.System), TimeProvider.System, TimeSpan.FromSeconds(20));
        return await new DebianSource(runner, _machine.Settings, [_machine.In("nowhere.gpg"), keyring])
            .FetchAsync(number, Directory.CreateDirectory(_machine.In("fetched")).FullName, TestContext.Current.CancellationToken);
    }

    private void Apt(string update = "") => _machine.Program("apt-get", $$"""
        case "$*" in
          indextargets*) echo 'Debian|Debian|http://archive.invalid/debian/' ;;
          *update) {{update}} cp "$2" {{_machine.In("used.conf")}}; cp "${2%apt.conf}sources.list" {{_machine.In("used.list")}} ;;
          *source*) echo 'NOTICE: packaged elsewhere'; touch python3.13_3.13.5.orig.tar.xz python3.13_3.13.5-2.debian.tar.xz ;;
        esac

        """);

    [Fact]
    public async Task The_release_tarball_comes_through_a_private_configuration()
    {
        Apt();

        var tarball = await Fetch("3.13");

        Assert.Equal(new SourceTarball(_machine.In("fetched/python3.13_3.13.5.orig.tar.xz"), "3.13.5"), tarball);
        Assert.Equal(
            $"deb-src [signed-by={_machine.In("debian.gpg")}] http://archive.invalid/debian/ trixie main\n",
            await File.ReadAllTextAsync(_machine.In("used.list"), TestContext.Current.CancellationToken));
        Assert.Contains(
            $"Dir::State \"{_machine.In("fetched")}/state\"",
            await File.ReadAllTextAsync(_machine.In("used.conf"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_patch_than_Debian_has_is_refused()
    {
        Apt();

        var refused = await Assert.ThrowsAsync<RuntimeInstallException>(() => Fetch("3.13.1"));

        Assert.Equal("Debian's source package is 3.13.5, not 3.13.1; ask for 3.13 to take what it has.", refused.Message);
    }

    [Fact]
    public async Task An_archive_that_does_not_verify_is_refused()
    {
        Apt("echo 'E: The repository is not signed.' >&2; exit 100;");

        var refused = await Assert.ThrowsAsync<RuntimeInstallException>(() => Fetch("3.13"));

        Assert.Equal(
            "Debian's source package could not be had, because apt-get could not read the index of trixie: E: The repository is not signed.", refused.Message);
    }
}
