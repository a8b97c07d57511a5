using CliWrap;
using CliWrap.Buffered;

namespace GilBench.Workloads.Tests;

/// <summary>The interpreters to hold to the same results.</summary>
internal static class Pythons
{
    /// <summary>Environment variable: paths of interpreters, separated by colons.</summary>
    public const string Variable = "GILBENCH_TEST_PYTHONS";

    private const string SaysWhetherItIsRecent = "import sys; sys.exit(sys.version_info < (3, 10))";

    /// <summary>The named interpreters, else python3 from PATH; skips the test, with the reason, where that is none or too old.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named.Split(':', StringSplitOptions.RemoveEmptyEntries);
        }

        Assert.SkipUnless(await IsRecentAsync("python3"), $"No python3 of 3.10 or later on PATH; name interpreters in {Variable}.");
        return ["python3"];
    }

    private static async Task<bool> IsRecentAsync(string python)
    {
        try
        {
            var run = await Cli.Wrap(python).WithArguments(["-c", SaysWhetherItIsRecent]).WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
            return run.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
