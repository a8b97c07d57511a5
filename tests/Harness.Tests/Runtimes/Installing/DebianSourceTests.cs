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

    /// <summary>The real apt-get, with nothing downloaded and these sources, in all that needs no network.</summary>
    /// <param name="update">Shell lines in place of its command <c>update</c>; null: it is the real one.</param>
    private void RealApt(string sources, string? update)
    {
        var real = ExecutablePath.Find("apt-get");
        Assert.SkipWhen(real is null, "There is no apt-get here.");
        Directory.CreateDirectory(_machine.In("system/lists/partial"));
        File.WriteAllText(_machine.In("system/sources.list"), sources);
        File.WriteAllText(_machine.In("system/apt.conf"), $"""
            Dir::State::lists "{_machine.In("system/lists")}";
            Dir::Etc::sourcelist "{_machine.In("system/sources.list")}";
            Dir::Etc::sourceparts "-";

            """);
        _machine.Program("apt-get", $$"""
            export APT_CONFIG={{_machine.In("system/apt.conf")}} PATH={{Environment.GetEnvironmentVariable("PATH")}}
            case "$*" in
              *update) cat "${2%apt.conf}sources.list" >> {{_machine.In("used.list")}}; {{update ?? $"exec {real} \"$@\""}} ;;
              *source*) touch python3.13_3.13.5.orig.tar.xz ;;
              *) exec {{real}} "$@" ;;
            esac

            """);
    }

    private void Apt(string update = "") => _machine.Program("apt-get", $$"""
        case "$*" in
          indextargets*) [ "$2" = --no-release-info ] || echo 'Debian|Debian|http://archive.invalid/debian/' ;;
          *update) {{update}} cp "$2" {{_machine.In("used.conf")}}; cp "${2%apt.conf}sources.list" {{_machine.In("used.list")}} ;;
          *source*) echo 'NOTICE: packaged elsewhere'; touch python3.13_3.13.5.orig.tar.xz python3.13_3.13.5-2.debian.tar.xz ;;
        esac

        """);

    [Fact]
    public async Task The_release_tarball_comes_through_a_private_configuration()
    {
        Apt();

        var tarball = await Fetch("3.13");

        Assert.Equal(new SourceTarball(_machine.In("fetched/archive-0/python3.13_3.13.5.orig.tar.xz"), "3.13.5"), tarball);
        Assert.Equal(
            $"deb-src [signed-by={_machine.In("debian.gpg")}] http://archive.invalid/debian/ trixie main\n",
            await File.ReadAllTextAsync(_machine.In("used.list"), TestContext.Current.CancellationToken));
        Assert.Contains(
            $"Dir::State \"{_machine.In("fetched/archive-0")}/state\"",
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
            "Debian's source package could not be had from the archives that apt is configured for here "
            + "(http://archive.invalid/debian/: apt-get could not read the index of trixie: E: The repository is not signed).",
            refused.Message);
    }

    [Fact]
    public async Task A_machine_that_never_downloaded_an_index_has_its_archive_all_the_same()
    {
        RealApt(
            """
            deb http://vendor.invalid/apt stable main
            deb http://archive.invalid/debian-security bookworm-security main
            deb http://archive.invalid/debian bookworm main contrib

            """, update: "");

        Assert.Equal("3.13.5", (await Fetch("3.13")).Version);
        Assert.Equal(
            $"deb-src [signed-by={_machine.In("debian.gpg")}] http://archive.invalid/debian/ trixie main\n",
            await File.ReadAllTextAsync(_machine.In("used.list"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_first_archive_is_not_Debians_the_next_is_asked()
    {
        RealApt(
            """
            deb http://mirror.invalid/packages bookworm main
            deb http://vendor.invalid/debian-tools stable main

            """, update: "grep -q vendor \"${2%apt.conf}sources.list\" && { echo 'E: NO_PUBKEY' >&2; exit 100; }; true");

        Assert.Equal(_machine.In("fetched/archive-1/python3.13_3.13.5.orig.tar.xz"), (await Fetch("3.13")).Path);
    }

    [Fact]
    public async Task An_archive_of_another_distribution_ends_in_a_sentence_and_nothing_of_the_system_is_written()
    {
        Directory.CreateDirectory(_machine.In("ubuntu"));
        RealApt($"deb file:{_machine.In("ubuntu")} noble main\n", update: null);

        var refused = await Assert.ThrowsAsync<RuntimeInstallException>(() => Fetch("3.13"));

        Assert.Equal(
            "Debian's source package could not be had from the archives that apt is configured for here "
            + $"(file:{_machine.In("ubuntu")}/: apt-get could not read the index of trixie: "
            + $"E: The repository 'file:{_machine.In("ubuntu")} trixie Release' does not have a Release file).",
            refused.Message);
        Assert.Empty(Directory.GetFiles(_machine.In("system/lists"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task No_archive_at_all_is_one_sentence()
    {
        RealApt("", update: "");

        var refused = await Assert.ThrowsAsync<RuntimeInstallException>(() => Fetch("3.13"));

        Assert.Equal("Debian's source package is out of reach, because apt is not configured for a Debian archive here.", refused.Message);
    }
}
