using GilBench.Processes;

namespace GilBench.Tests.Cli;

/// <summary>An interpreter of this machine, for tests of what only a real one does.</summary>
internal static class RealPython
{
    private const string SaysWhereItIs = "import sys; print(sys.executable if sys.version_info >= (3, 10) else '')";

    /// <summary>The interpreter itself, not a script that starts it; skips the test where there is none that the worker runs on.</summary>
    public static async Task<string> PathAsync()
    {
        Assert.SkipWhen(ExecutablePath.Find("python3") is null, "There is no python3 on PATH.");
        var said = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("python3", ["-c", SaysWhereItIs]) { Limit = TimeSpan.FromSeconds(20) },
            cancellation: TestContext.Current.CancellationToken);
        var path = said.StandardOutput.Trim();
        Assert.SkipWhen(path.Length == 0, "The python3 on PATH is older than 3.10.");
        return path;
    }
}
