using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class SharedBuildTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Beside_a_pair_the_same_is_built_with_a_shared_library_and_the_pair_stays_as_it_is()
    {
        _machine.Release();
        await _machine.Install("3.13", "3.13t");
        var stock = _machine.In(".cache/gilbench/runtimes/cpython-3.13.5-o3/bin/python3");
        var before = File.GetLastWriteTimeUtc(stock);

        var outcomes = await _machine.InstallShared("3.13", "3.13t");

        Assert.Equal([InstallOrigin.Cache, InstallOrigin.Source], outcomes.Select(outcome => outcome.Origin));
        Assert.Equal(
            [_machine.In(".cache/gilbench/shared/cpython-3.13.5-o3"), _machine.In(".cache/gilbench/shared/cpython-3.13.5t-o3")],
            outcomes[1].Runtimes.Select(runtime => runtime.Folder));
        Assert.All(outcomes[1].Runtimes, runtime => Assert.True(File.Exists(runtime.Description.Executable)));
        Assert.Equal(before, File.GetLastWriteTimeUtc(stock));
        Assert.Equal(["cpython-3.13.5-o3", "cpython-3.13.5t-o3"], _machine.Kept);
        Assert.True(File.Exists(Path.Combine(_machine.Cache.Logs, "cpython-3.13.5t-o3-shared.log")));
    }

    [Fact]
    public async Task A_build_with_a_shared_library_that_is_there_already_is_not_built_again()
    {
        _machine.Release();
        await _machine.InstallShared("3.13");
        _machine.Download = null;
        _machine.Said.Clear();

        Assert.Equal(InstallOrigin.Cache, Assert.Single(await _machine.InstallShared("3.13")).Origin);
        Assert.Equal(
            $"Already there: the build with a shared library beside {_machine.In(".cache/gilbench/runtimes/cpython-3.13.5-o3")}.",
            _machine.Said[^1]);
    }

    [Fact]
    public async Task A_build_that_should_have_a_shared_library_and_has_none_is_not_kept()
    {
        _machine.Release(sharedLibrary: false);

        var failure = await Assert.ThrowsAsync<RuntimeInstallException>(() => _machine.InstallShared("3.13"));

        Assert.Equal("The fresh build of Python 3.13.5 has no shared library, so it was not kept.", failure.Message);
        Assert.False(Directory.Exists(_machine.Cache.Shared));
    }
}
