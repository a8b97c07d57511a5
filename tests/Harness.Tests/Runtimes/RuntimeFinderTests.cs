using GilBench.Processes;
using GilBench.Runtimes;

namespace GilBench.Tests.Runtimes;

public sealed class RuntimeFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<RuntimeInventory> Find(Func<FinderOptions, FinderOptions>? change = null, params (string, string)[] variables)
    {
        var options = new FinderOptions(FakePython.SurroundingsIn(_folder, variables), "describe.py", null)
        {
            ProbeLimit = TimeSpan.FromSeconds(20),
        };
        return new RuntimeFinder(new ProcessRunner(TimeProvider.System)).FindAsync(
            change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_place_is_searched_and_each_find_says_where_it_was()
    {
        _folder.WriteProgram("elsewhere/my-python", FakePython.Script("3.14.1"));
        _folder.WriteProgram(".cache/gilbench/runtimes/cpython-3.13.5-o3/bin/python3", FakePython.Script("3.13.5"));
        _folder.WriteProgram(".cache/gilbench/uv/cpython-3.13.7-linux/bin/python3", FakePython.Script("3.13.7"));
        _folder.WriteProgram(".local/share/uv/python/cpython-3.12.2-linux/bin/python3", FakePython.Script("3.12.2"));
        _folder.WriteProgram(".pyenv/versions/3.11.7/bin/python", FakePython.Script("3.11.7"));
        _folder.WriteProgram("bin/python3.10", FakePython.Script("3.10.1"));

        var inventory = await Find(options => options with { Named = [_folder.In("elsewhere/my-python")] });

        Assert.Equal(
            [
                ("cpython-3.14", "named"), ("cpython-3.13", "cache"), ("cpython-3.13.5-cache", "cache"), ("cpython-3.12", "uv"),
                ("cpython-3.11", "pyenv"), ("cpython-3.10", "path"),
            ],
            inventory.Found.Select(runtime => (runtime.Id, runtime.Source)));
        Assert.Empty(inventory.Rejected);
    }

    [Fact]
    public async Task A_free_threaded_build_stands_twice_the_second_time_with_its_GIL_on()
    {
        _folder.WriteProgram("bin/python3.13", FakePython.Script("3.13.5"));
        _folder.WriteProgram("bin/python3.13t", FakePython.Script("3.13.5t"));

        var inventory = await Find(null, ("PYTHON_GIL", "1"));

        Assert.Equal(
            [("cpython-3.13", true), ("cpython-3.13t", false), ("cpython-3.13t-gil", true)],
            inventory.Found.Select(runtime => (runtime.Id, runtime.ExpectsGil == true)));
        Assert.Equal([null, null, "1"], inventory.Found.Select(runtime => runtime.Description.GilSetting));
        var pair = Assert.Single(inventory.Pairs);
        Assert.Equal(("cpython-3.13", "cpython-3.13t", true), (pair.Stock.Id, pair.FreeThreaded.Id, pair.IsMatched));
    }

    [Fact]
    public async Task Two_names_of_one_file_are_one_runtime()
    {
        var real = _folder.WriteProgram("opt/python3.13", FakePython.Script("3.13.5"));
        Directory.CreateDirectory(_folder.In("bin"));
        File.CreateSymbolicLink(_folder.In("bin/python3"), "../opt/python3.13");
        Directory.CreateSymbolicLink(_folder.In("link"), _folder.In("opt"));

        var inventory = await Find(options => options with { Named = [real, _folder.In("link/python3.13")] });

        Assert.Equal("named", Assert.Single(inventory.Found).Source);
    }

    [Fact]
    public async Task Only_what_this_project_built_without_optimisation_is_known_to_be_without()
    {
        var silent = FakePython.Script("3.13.5", pgo: null);
        _folder.WriteProgram(".cache/gilbench/runtimes/cpython-3.13.5-o3/bin/python3", silent);
        _folder.WriteProgram(".cache/gilbench/runtimes/cpython-3.13.5t-o3/bin/python3", FakePython.Script("3.13.5t", pgo: null));
        _folder.WriteProgram(".cache/gilbench/runtimes/cpython-3.12.9-o3/bin/python3", FakePython.Script("3.12.10", pgo: null));
        _folder.WriteProgram("bin/python3.13", silent);
        _folder.WriteProgram(".pyenv/versions/3.13.5/bin/python3", silent);
        _folder.WriteProgram("elsewhere/runtimes/cpython-3.13.5-o3/bin/python3", silent);
        Directory.CreateDirectory(_folder.In("venv/bin"));
        File.CreateSymbolicLink(_folder.In("venv/bin/python"), _folder.In(".cache/gilbench/runtimes/cpython-3.13.5-o3/bin/python3"));

        var inventory = await Find(options => options with { Named = [_folder.In("elsewhere/runtimes/cpython-3.13.5-o3/bin/python3")] });
        var linked = await Find(options => options with { Named = [_folder.In("venv/bin/python")] });

        Assert.Equal(
            [("cache", "3.12.10", null), ("cache", "3.13.5", false), ("cache", "3.13.5", false), ("cache", "3.13.5", false),
                ("named", "3.13.5", null), ("path", "3.13.5", null), ("pyenv", "3.13.5", null)],
            inventory.Found.Select(runtime => (runtime.Source, runtime.Description.Version, runtime.Description.Pgo)).Order());
        Assert.False(linked.Found[0].Description.Pgo);
        Assert.True(Assert.Single(inventory.Pairs).IsMatched);
    }

    [Fact]
    public async Task A_wrapper_script_is_resolved_to_the_interpreter_that_answers()
    {
        var real = _folder.WriteProgram(".pyenv/versions/3.13.5/bin/python", FakePython.Script("3.13.5"));
        _folder.WriteProgram("bin/python3", $"exec {real} \"$@\"\n");
        _folder.WriteProgram(".pyenv/shims/python3.9", "exit 127\n");

        var inventory = await Find(null, ("PATH", $"{_folder.In(".pyenv/shims")}:{_folder.In("bin")}"));

        Assert.Equal((real, "pyenv"), (Assert.Single(inventory.Found).Description.Executable, inventory.Found[0].Source));
        Assert.Empty(inventory.Rejected);
    }

    [Fact]
    public async Task Virtual_environments_that_are_named_are_told_apart_and_stand_for_their_base()
    {
        _folder.WriteProgram("bin/python3.13", FakePython.Script("3.13.5"));
        IReadOnlyList<string> named = [.. new[] { "one", "other" }.Select(environment =>
        {
            Directory.CreateDirectory(_folder.In($"{environment}/bin"));
            File.WriteAllText(_folder.In($"{environment}/pyvenv.cfg"), "home = /nowhere\n");
            File.CreateSymbolicLink(_folder.In($"{environment}/bin/python"), _folder.In("bin/python3.13"));
            return _folder.In($"{environment}/bin/python");
        })];

        var inventory = await Find(options => options with { Named = named });

        Assert.Equal(named, inventory.Found.Select(runtime => runtime.Description.Executable));
        Assert.All(inventory.Found, runtime => Assert.Equal("named", runtime.Source));
    }

    [Fact]
    public async Task What_cannot_be_measured_is_listed_with_its_reason()
    {
        _folder.WriteProgram("bin/python3.1", "echo 'cannot load libpython' >&2; exit 127\n");
        _folder.WriteProgram("bin/python3.2", "echo hello\n");
        _folder.WriteProgram("bin/python3.9", FakePython.Script("3.9.18", supported: false));

        var inventory = await Find(options => options with { Named = ["/nowhere/python"], DotNetWorker = "/nowhere/GilBench.DotNet" });

        Assert.Empty(inventory.Found);
        Assert.Equal(["named", "path", "path", "path", "dotnet"], inventory.Rejected.Select(rejected => rejected.Source));
        Assert.Equal("There is no such program, or it may not be executed.", inventory.Rejected[0].Reason);
        Assert.Equal("It ended with exit code 127 when asked what it is: cannot load libpython", inventory.Rejected[1].Reason);
        Assert.StartsWith(
            "It answered something that is not a description of a runtime: the whole text: 'hello' was found", inventory.Rejected[2].Reason,
            StringComparison.Ordinal);
        Assert.Equal("It is cpython 3.9.18; the worker needs Python 3.10 or later.", inventory.Rejected[3].Reason);
    }

    [Fact]
    public async Task A_candidate_that_hangs_is_given_up()
    {
        _folder.WriteProgram("bin/python3", "sleep 300\n");

        var inventory = await Find(options => options with { ProbeLimit = TimeSpan.FromMilliseconds(300) });

        Assert.Equal("It did not say what it is within 0.3 s.", Assert.Single(inventory.Rejected).Reason);
    }

    [Fact]
    public async Task A_failing_free_threaded_control_is_told()
    {
        _folder.WriteProgram("bin/python3", "[ -n \"$PYTHON_GIL\" ] && exit 1\n" + FakePython.Script("3.13.5t"));

        var inventory = await Find();

        Assert.Equal("cpython-3.13t", Assert.Single(inventory.Found).Id);
        Assert.Single(inventory.Rejected);
    }

    [Fact]
    public async Task The_DotNet_worker_is_asked_as_well()
    {
        var worker = _folder.WriteProgram("GilBench.DotNet", """
            [ "$1" = --describe ] && echo '{"implementation": "dotnet",
              "version": "10.0.1", "full_version": ".NET 10.0.1", "executable": "/x",
              "gil_disabled_build": null, "gil_enabled": null, "gil_setting": null, "switch_interval_seconds": null,
              "pgo": null, "lto": null, "jit": true, "debug": false, "compiler_flags": null, "processor_count": 4}'
            """);

        var inventory = await Find(options => options with { DotNetWorker = worker });

        Assert.Equal(("dotnet-10", "dotnet"), (Assert.Single(inventory.Found).Id, inventory.Found[0].Source));
        Assert.Null(inventory.Found[0].ExpectsGil);
    }
}
