using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class RuntimeInstallerTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_pair_is_built_from_one_verified_source()
    {
        _machine.Release();

        var outcome = Assert.Single(await _machine.Install("3.13t", "3.13"));

        Assert.Equal(InstallOrigin.Source, outcome.Origin);
        Assert.Equal(["cpython-3.13.5-o3", "cpython-3.13.5t-o3"], outcome.Runtimes.Select(runtime => Path.GetFileName(runtime.Folder)));
        Assert.Equal([false, true], outcome.Runtimes.Select(runtime => runtime.Description.GilDisabledBuild));
        Assert.All(outcome.Runtimes, runtime => Assert.True(File.Exists(runtime.Description.Executable)));
        Assert.Empty(_machine.Cache.PartialFolders());
        var log = Path.Combine(_machine.Cache.Logs, "cpython-3.13.5t-o3.log");
        Assert.Contains("compiled", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_reused()
    {
        _machine.Release();
        await _machine.Install("3.13", "3.13t");
        _machine.Download = null;
        _machine.Said.Clear();

        var outcome = Assert.Single(await _machine.Install("3.13", "3.13t"));

        Assert.Equal(InstallOrigin.Cache, outcome.Origin);
        Assert.StartsWith("Already there: Python 3.13 and 3.13t in ", Assert.Single(_machine.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_interpreter_in_the_cache_is_replaced()
    {
        _machine.Release();
        _machine.Python(".cache/gilbench/runtimes/cpython-3.13.5-o3/bin/python3", "exit 1\n");

        var outcome = Assert.Single(await _machine.Install("3.13"));

        Assert.Equal((InstallOrigin.Source, "3.13.5"), (outcome.Origin, outcome.Runtimes[0].Description.Version));
        Assert.Equal(["cpython-3.13.5-o3"], _machine.Kept);
    }

    [Fact]
    public async Task A_tarball_with_another_checksum_is_refused_and_deleted()
    {
        _machine.Release();
        _machine.PinnedSha256 = new string('0', 64);

        var sentence = await _machine.InstallFails("3.13", "3.13t");

        Assert.Contains("is not the release (SHA-256 ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_network_is_one_sentence()
    {
        var sentence = await _machine.InstallFails("3.13", "3.13t");

        Assert.Equal(
            "The source of Python 3.13 and 3.13t could not be had (python.invalid could not be reached for Python 3.13.5: "
            + "Name or service not known; Debian's source package is out of reach, because there is no apt-get here); "
            + "connect this machine to a network, or name interpreters with --python PATH.",
            sentence);
    }

    [Fact]
    public async Task A_version_without_a_source_says_what_there_is() =>
        Assert.Equal(
            "Python 3.14t can be had through uv only (uv is not installed here, and no python3 with pip was found to bring it); "
            + "from source there is 3.13.5; or name an interpreter with --python PATH.",
            await _machine.InstallFails("3.14t"));

    [Fact]
    public async Task A_failed_step_names_its_cause_and_the_log()
    {
        _machine.Release(make: "echo \"x.c:1: error: no such thing\"; exit 1");

        var sentence = await _machine.InstallFails("3.13");

        Assert.Equal(
            "cpython-3.13.5-o3 could not be compiled: x.c:1: error: no such thing "
            + $"(the whole log: {_machine.Cache.Logs}/cpython-3.13.5-o3.log)",
            sentence);
    }

    [Fact]
    public async Task A_pair_is_kept_whole_or_not_at_all()
    {
        _machine.Release(freeThreaded: FakePython.Script("3.13.5t", "-O0"));

        Assert.Contains(
            "differ in more than the GIL (compiler flags: -O3 against -O0)", await _machine.InstallFails("3.13", "3.13t"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_is_not_what_was_asked_for_is_not_kept()
    {
        _machine.Release(freeThreaded: FakePython.Script("3.13.5"));

        Assert.Contains("with its GIL on, so it was not kept", await _machine.InstallFails("3.13t"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_without_a_needed_module_is_not_kept()
    {
        _machine.Release(stock: "[ \"$1\" = -c ] && { echo \"No module named '_hashlib'\" >&2; exit 1; }\n" + FakePython.Script("3.13.5"));

        Assert.Contains("No module named '_hashlib'", await _machine.InstallFails("3.13"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_compiler_is_named_with_what_brings_it()
    {
        _machine.Release();
        _machine.Remove("gcc");
        _machine.Remove("make");

        Assert.Equal(
            "Python 3.13 cannot be built here without a C compiler and make; "
            + "'apt-get update && apt-get install build-essential xz-utils' brings them.",
            await _machine.InstallFails("3.13"));
    }

    [Fact]
    public async Task Too_little_room_is_said_before_anything_is_done()
    {
        _machine.FreeBytes = 300_000_000;

        Assert.Contains("0.3 GB are free there and 1.5 GB are needed", await _machine.InstallFails("3.13"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_one_sentence()
    {
        Directory.Delete(_machine.Cache.Root);
        await File.WriteAllTextAsync(_machine.Cache.Root, "in the way", TestContext.Current.CancellationToken);

        Assert.Contains("could not be written", await _machine.InstallFails("3.13"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_install_leaves_nothing()
    {
        _machine.Release(configure: "sleep 300");
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _machine.Install(
            sentence =>
            {
                if (sentence.StartsWith("Building", StringComparison.Ordinal))
                {
                    source.Cancel();
                }
            },
            source.Token, "3.13"));

        Assert.Empty(_machine.Cache.PartialFolders());
        Assert.Empty(_machine.Kept);
    }

    [Fact]
    public async Task What_a_killed_install_left_is_removed()
    {
        _machine.Release();
        var stale = Directory.CreateDirectory(Path.Combine(_machine.Cache.NewPartialFolder(), "source")).FullName;

        await _machine.Install("3.13");

        Assert.False(Directory.Exists(stale));
    }

    [Fact]
    public async Task Of_two_installs_at_once_the_second_waits_and_reuses()
    {
        _machine.Release();
        Task<IReadOnlyList<InstallOutcome>>? second = null;
        var waits = new TaskCompletionSource();
        var first = await _machine.Install(
            sentence =>
            {
                if (second is null && sentence.StartsWith("Building", StringComparison.Ordinal))
                {
                    second = _machine.Install(
                        said =>
                        {
                            _machine.Said.Add(said);
                            waits.TrySetResult();
                        },
                        TestContext.Current.CancellationToken, "3.13");
                    waits.Task.Wait(TimeSpan.FromSeconds(20));
                }
            },
            TestContext.Current.CancellationToken, "3.13");

        Assert.Equal((InstallOrigin.Source, InstallOrigin.Cache), (first[0].Origin, (await second!)[0].Origin));
        Assert.StartsWith("Another install is at work", _machine.Said[0], StringComparison.Ordinal);
    }
}
