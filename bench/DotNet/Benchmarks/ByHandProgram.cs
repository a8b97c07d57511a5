using BenchmarkDotNet.Running;

namespace GilBench.DotNet.Benchmarks;

/// <summary>The program as its own users run it: BenchmarkDotNet's command line, with a server for the workloads that need one.</summary>
internal static class ByHandProgram
{
    private static readonly string[] _onlyAsking = ["--list", "--help", "-h", "--version", "--info", "--info-validate"];

    /// <summary>Returns 0, or 1 where a benchmark failed or nothing was chosen.</summary>
    public static int Run(string[] arguments)
    {
        var needsServer = Environment.GetEnvironmentVariable(ByHand.UrlVariable) is null && !arguments.Intersect(_onlyAsking).Any();
        using var server = needsServer ? new ServerProcess(ServerProcess.PathBeside(AppContext.BaseDirectory)) : null;
        if (server is not null)
        {
            Environment.SetEnvironmentVariable(ByHand.UrlVariable, server.Url);
        }

        var isGood = true;
        var summaries = BenchmarkSwitcher.FromTypes([typeof(Units), typeof(CpuModels), typeof(IoModels)]).Run(arguments);
        foreach (var summary in summaries)
        {
            isGood &= !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
        }

        return isGood ? 0 : 1;
    }
}
