using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class UvInstallerTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    /// <summary>A uv that counts its calls and puts ready interpreters where it is told to.</summary>
    private void Uv(string stock, string freeThreaded, string name = "uv")
    {
        _machine.Python("ready/cpython-3.13.7-linux/bin/python3", stock);
        _machine.Python("ready/cpython-3.13.7+freethreaded-linux/bin/python3", freeThreaded);
        _machine.Program(name, $"""
            echo "$@" >> {_machine.In("calls")}
            mkdir -p "$UV_PYTHON_INSTALL_DIR" && cp -r {_machine.In("ready")}/. "$UV_PYTHON_INSTALL_DIR" &&
              ln -s cpython-3.13.7-linux "$UV_PYTHON_INSTALL_DIR/cpython-3.13-linux"

            """);
    }

    [Fact]
    public async Task Uv_goes_before_building()
    {
        _machine.Release();
        Uv(FakePython.Script("3.13.7", pgo: true), FakePython.Script("3.13.7t", pgo: true));

        var outcome = Assert.Single(await _machine.Install("3.13", "3.13t"));

        Assert.Equal(InstallOrigin.Uv, outcome.Origin);
        Assert.Equal(
            [_machine.Cache.FromUv + "/cpython-3.13.7-linux", _machine.Cache.FromUv + "/cpython-3.13.7+freethreaded-linux"],
            outcome.Runtimes.Select(runtime => runtime.Folder));
        Assert.Equal(
            "python install 3.13 3.13t\n", await File.ReadAllTextAsync(_machine.In("calls"), TestContext.Current.CancellationToken));
        Assert.Equal(InstallOrigin.Cache, Assert.Single(await _machine.Install("3.13", "3.13t")).Origin);
    }

    [Fact]
    public async Task Builds_of_uv_that_are_no_pair_are_removed_and_a_pair_is_built()
    {
        _machine.Release();
        Uv(FakePython.Script("3.13.7", pgo: true), FakePython.Script("3.13.7t"));

        var outcome = Assert.Single(await _machine.Install("3.13", "3.13t"));

        Assert.Equal(InstallOrigin.Source, outcome.Origin);
        Assert.Equal(["cpython-3.13.5-o3", "cpython-3.13.5t-o3"], _machine.Kept);
    }

    [Fact]
    public async Task A_uv_that_fails_is_said_once_and_not_asked_again()
    {
        _machine.Release();
        _machine.Program("uv", $"""
            echo "$@" >> {_machine.In("calls")}
            mkdir -p "$UV_PYTHON_INSTALL_DIR/half"
            echo 'no route to host' >&2
            exit 2

            """);

        var outcomes = await _machine.Install("3.13", "3.13.5t");

        Assert.Equal([InstallOrigin.Source, InstallOrigin.Source], outcomes.Select(outcome => outcome.Origin));
        Assert.Single(_machine.Said, "uv could not install Python 3.13: no route to host");
        Assert.Equal("python install 3.13\n", await File.ReadAllTextAsync(_machine.In("calls"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("half", _machine.Kept);
    }

    [Fact]
    public async Task A_uv_that_stands_still_is_given_up()
    {
        _machine.Program("uv", "sleep 300\n");
        _machine.Patience = TimeSpan.FromMilliseconds(300);

        await _machine.InstallFails("3.13");

        Assert.Contains("uv could not install Python 3.13: nothing came for 0.3 s.", _machine.Said);
    }

    [Fact]
    public async Task Uv_is_put_into_the_cache_with_pip_and_kept_there()
    {
        Uv(FakePython.Script("3.13.7"), FakePython.Script("3.13.7t"), "brought-uv");
        _machine.Program("python3", $"""
            [ "$2 $3" = "pip --version" ] && exit 0
            while [ "$1" != --target ]; do shift; done
            mkdir -p "$2/bin" && cp {_machine.In("bin/brought-uv")} "$2/bin/uv"

            """);

        var outcome = Assert.Single(await _machine.Install("3.13"));

        Assert.Equal(InstallOrigin.Uv, outcome.Origin);
        Assert.True(File.Exists(Path.Combine(_machine.Cache.Tools, "uv", "bin", "uv")));
        Assert.Empty(_machine.Cache.PartialFolders());
    }

    [Fact]
    public async Task A_pip_that_cannot_bring_uv_is_said_in_its_own_words()
    {
        var python = _machine.Program(
            "python3", "[ \"$3\" = --version ] && exit 0\necho 'ERROR: No matching distribution found for uv' >&2\nexit 1\n");

        await _machine.InstallFails("3.13");

        Assert.Contains($"pip of {python} could not bring uv: ERROR: No matching distribution found for uv", _machine.Said);
        Assert.False(Directory.Exists(Path.Combine(_machine.Cache.Tools, "uv")));
    }
}
