using GilBench.Model;
using GilBench.Results;

namespace GilBench.Tests.Cli;

/// <summary>What <c>./run-all.sh</c> does, on a machine where no interpreter can be brought: there is neither uv nor a compiler.</summary>
[Trait("category", "process")]
public sealed class AllProgramTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Without_any_Python_it_says_so_and_why_and_exits_3()
    {
        var end = await _program.RunAsync("all");

        Assert.True(end.ExitCode == 3, end.ToString());
        var said = end.Errors.ReplaceLineEndings(" ");
        Assert.StartsWith(
            "gilbench: No Python of 3.10 or later was found here, so nothing was measured "
                + "(Python 3.13 and 3.13t cannot be built here without ",
            said,
            StringComparison.Ordinal);
        Assert.Contains("'./run-all.sh runtimes install 3.13 3.13t'", said, StringComparison.Ordinal);
        Assert.Contains("== failed: Measuring (profile quick) (exit code 3 after ", said, StringComparison.Ordinal);
        Assert.Contains("Going on with what is there: ", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_a_free_threaded_interpreter_measures_what_is_there_and_says_what_is_missing_in_run_and_report()
    {
        FakeInterpreter.Write(_program.Folder, "3.13.5");
        var why = new[] { "--why-missing", "There is no compiler." };

        var end = await _program.RunAsync(
            [
                "run", "--python", _program.Folder.In("fakes/python3.13.5"), "--workload", "sleep", "--model", "threads@cpython-*",
                "--cores", "1", "--budget", "5s", "--output", "run", .. why,
            ]);

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        var run = RunFile.Read(_program.Folder.In("run"));
        Assert.Equal(new MissingRuntime(RuntimeGap.FreeThreaded, "There is no compiler."), run.Missing);
        Assert.Contains(
            run.Launches, launch => launch.Outcome == LaunchOutcome.Ok && launch.Arm.Contains("cpython-3.13", StringComparison.Ordinal));
        const string sentence =
            "No free-threaded CPython was found, so this run does not show what threads gain without the GIL (There is no compiler); ";
        Assert.Contains("Note: " + sentence, end.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        Assert.Equal(0, (await _program.RunAsync("report", "run")).ExitCode);
        foreach (var page in new[] { "report.md", "index.html" })
        {
            Assert.Contains(
                sentence,
                await File.ReadAllTextAsync(_program.Folder.In("run/" + page), TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_selects_runtimes_misses_none()
    {
        var python = FakeInterpreter.Write(_program.Folder, "3.13.5");

        var end = await _program.RunAsync(
            "run", "--python", python, "--runtime", "cpython-*", "--workload", "sleep", "--model", "threads", "--cores", "1",
            "--budget", "5s", "--output", "run");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Null(RunFile.Read(_program.Folder.In("run")).Missing);
    }
}
