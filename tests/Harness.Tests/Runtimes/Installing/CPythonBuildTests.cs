using GilBench.Processes;
using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class CPythonBuildTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_build_started_in_the_background_can_be_interrupted_by_its_own_tests()
    {
        var cancel = TestContext.Current.CancellationToken;
        var runner = new ProcessRunner(TimeProvider.System);
        if (!(await runner.RunAsync(new Command("env", ["--default-signal=INT", "true"]), cancellation: cancel)).Succeeded)
        {
            Assert.Skip("This env(1) cannot set signals back.");
        }

        var log = _machine.In("build.log");
        await runner.RunAsync(
            new Command(
                "sh", [
                    "-c", "trap '' INT; exec sh -c \"$0\" \"$@\"", CPythonBuild.LoggedShell, log, "grep", "SigIgn", "/proc/self/status"]),
            cancellation: cancel);

        var ignored = Convert.ToUInt64((await File.ReadAllTextAsync(log, cancel)).Split('\t')[1].Trim(), 16);
        // Signal n is bit n - 1 (proc(5)); SIGINT is 2.
        Assert.Equal(0UL, ignored & 0b10);
    }

    [Theory]
    [InlineData(
        "checking for gcc\n\nconfigure: error: no acceptable C compiler\nSee config.log\n", "configure: error: no acceptable C compiler")]
    [InlineData(
        "[19/43] test_generators failed (1 failure)\nResult: FAILURE\nmake: *** Error 2\n", "[19/43] test_generators failed (1 failure)")]
    [InlineData("one\ntwo\n\n", "two")]
    [InlineData("", "nothing")]
    public void The_last_words_of_a_log_name_the_cause_where_it_is_said(string text, string words)
    {
        var log = new BuildLog(_machine.Cache, "some-build");
        File.WriteAllText(log.File, text);

        Assert.Equal(words, log.LastWords());
    }
}
