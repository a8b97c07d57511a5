using GilBench.Model;
using GilBench.Processes;
using GilBench.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Runtimes;

[Trait("category", "process")]
public sealed class EmbeddingProbeTests : IDisposable
{
    /// <summary>What a program says of an interpreter that it can embed both ways; the path that it was given is the shell's.</summary>
    private const string Both =
        """printf '{"interpreter": "%s", "library": "/lib/libpython3.13.so.1.0", "c_api": null, "pythonnet": null}\n' "$2" """;

    private const string Static =
        """echo '{"interpreter": "x", "library": null, "c_api": "it has no shared library.", "pythonnet": "it has no shared library."}'""";

    private readonly TemporaryFolder _folder = new();

    private RuntimeCache Cache => FakePython.SurroundingsIn(_folder).Cache;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_interpreter_that_can_be_embedded_has_its_library_and_no_obstacle()
    {
        var embedding = (await Ask(Both, Python("/opt/python/bin/python3")))[0].Embedding!;

        Assert.Equal(("/opt/python/bin/python3", "/lib/libpython3.13.so.1.0"), (embedding.Interpreter, embedding.Library));
        Assert.Null(embedding.ObstacleTo(HostProcess.EmbeddedCApi));
        Assert.Null(embedding.ObstacleTo(HostProcess.EmbeddedPythonnet));
    }

    [Fact]
    public async Task Each_way_of_embedding_has_its_own_obstacle()
    {
        const string script =
            """echo '{"interpreter": "x", "library": "/l.so", "c_api": null, "pythonnet": "Pythonnet says: no free-threaded builds."}'""";

        var embedding = (await Ask(script, Python("/opt/python/bin/python3t")))[0].Embedding!;

        Assert.Null(embedding.ObstacleTo(HostProcess.EmbeddedCApi));
        Assert.Equal("Pythonnet says: no free-threaded builds", embedding.ObstacleTo(HostProcess.EmbeddedPythonnet));
    }

    [Fact]
    public async Task An_interpreter_is_asked_once_though_it_stands_among_the_runtimes_with_its_GIL_on_too()
    {
        var log = _folder.In("asked");

        var asked = await Ask($"echo \"$1 $2\" >> {log}\n{Both}", SyntheticRuntimes.FreeThreaded, SyntheticRuntimes.FreeThreadedWithGil);

        Assert.Equal(
            [$"--probe {SyntheticRuntimes.FreeThreaded.Description.Executable}"],
            await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken));
        Assert.All(asked, runtime => Assert.Null(runtime.Embedding!.CApi));
    }

    [Fact]
    public async Task Beside_an_interpreter_without_a_shared_library_the_same_build_with_one_is_embedded()
    {
        var own = _folder.WriteProgram(".cache/gilbench/runtimes/cpython-3.13.5t-o3/bin/python3", "exit 0\n");
        var shared = _folder.WriteProgram(".cache/gilbench/shared/cpython-3.13.5t-o3/bin/python3", "exit 0\n");

        var embedding = (await Ask($"case \"$2\" in */shared/*) {Both} ;; *) {Static} ;; esac", Python(own)))[0].Embedding!;

        Assert.Equal((shared, (string?)null), (embedding.Interpreter, embedding.CApi));
    }

    [Theory]
    [InlineData("cpython-3.13.5-o3", "3.13.5")]
    [InlineData("cpython-3.13.5t-o3", "3.13.5t")]
    public async Task What_was_built_here_without_a_shared_library_says_how_to_build_one(string key, string version)
    {
        var own = _folder.WriteProgram($".cache/gilbench/runtimes/{key}/bin/python3", "exit 0\n");

        var embedding = (await Ask(Static, Python(own)))[0].Embedding!;

        Assert.Equal(
            $"it has no shared library; ./run-all.sh runtimes install {version} --shared builds one beside it",
            embedding.ObstacleTo(HostProcess.EmbeddedCApi));
    }

    [Theory]
    [InlineData("echo nonsense", "asked whether it can be embedded, it answered what is no answer: ")]
    [InlineData("echo it fell over >&2; exit 139", "asked whether it can be embedded, it ended with exit code 139: it fell over")]
    [InlineData("sleep 60", "asked whether it can be embedded, it did not answer within 0 s")]
    public async Task A_program_that_gives_no_answer_is_an_obstacle_in_words(string script, string words)
    {
        var embedding = (await Ask(script, Python("/opt/python/bin/python3")))[0].Embedding!;

        Assert.StartsWith(words, embedding.ObstacleTo(HostProcess.EmbeddedCApi), StringComparison.Ordinal);
        Assert.StartsWith(words, embedding.ObstacleTo(HostProcess.EmbeddedPythonnet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_CPython_is_not_asked_and_NET_has_nothing_to_embed()
    {
        var pypy = Python("/opt/pypy/bin/pypy3");
        pypy = pypy with { Description = pypy.Description with { Implementation = "pypy" } };

        var asked = await Ask("exit 1", pypy, SyntheticRuntimes.DotNet);

        Assert.Equal("only CPython can be embedded, and this is pypy", asked[0].Embedding!.CApi);
        Assert.Null(asked[1].Embedding);
    }

    [Fact]
    public async Task A_program_that_is_not_built_is_named()
    {
        var probe = new EmbeddingProbe(new ProcessRunner(TimeProvider.System), Cache, "/nowhere/GilBench.Embedded.dll");

        var asked = await probe.AskAsync([SyntheticRuntimes.Stock], TestContext.Current.CancellationToken);

        Assert.Equal("/nowhere/GilBench.Embedded.dll is missing; ./run-all.sh builds it", asked[0].Embedding!.CApi);
    }

    private static Runtime Python(string executable) =>
        SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Executable = executable } };

    private Task<IReadOnlyList<Runtime>> Ask(string script, params Runtime[] runtimes) =>
        new EmbeddingProbe(new ProcessRunner(TimeProvider.System), Cache, _folder.WriteProgram("embedded", script + "\n"))
        {
            Limit = script.StartsWith("sleep", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(30),
        }
        .AskAsync(runtimes, TestContext.Current.CancellationToken);
}
