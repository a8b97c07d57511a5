using GilBench.Model;
using GilBench.Tests.Capacity;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>Made-up runs by name, whose reports were looked at and approved.</summary>
internal static class FixedRuns
{
    private const string Evil = "</td><script>alert('x')</script>&\"=[a](b)|*_`";

    public static Run Of(string name) => name switch
    {
        "one-core" => SyntheticRun.Of(Sized(1)),
        "two-cores" => SyntheticRun.Of(new SyntheticOptions()),
        "16-cores" => SyntheticRun.Of(Sized(1, 2, 4, 8, 16)),
        "128-cores" => SyntheticRun.Of(Sized(1, 2, 4, 8, 16, 32, 64, 128)),
        "in-flight" => SyntheticRun.Of(ConcurrencyCurveTests.Options with
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Swept],
        }),
        "failures-only" => SyntheticRun.Of(Sized(1, 2)).Changing(_ => true, launch => launch with
        {
            Outcome = LaunchOutcome.Crashed,
            Detail = "Segmentation fault.",
            Samples = [],
        }),
        _ => Hostile(),
    };

    private static SyntheticOptions Sized(params int[] cores) => new()
    {
        MachineCores = cores[^1],
        CoreCounts = cores,
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 6,
        Rounds = 1,
    };

    /// <summary>Markup of HTML and Markdown in every text that comes from the machine, the user or a program.</summary>
    private static Run Hostile()
    {
        var runtime = SyntheticRuntimes.Stock with
        {
            Id = $"cpython{Evil}",
            Source = Evil,
            Description = SyntheticRuntimes.Stock.Description with { Executable = $"/opt/{Evil}", CompilerFlags = Evil },
        };
        var workload = SyntheticWorkloads.SumSquares with { Id = $"work{Evil}", Summary = Evil, Unit = Evil, Source = Evil };
        var run = SyntheticRun.Of(Sized(1, 2) with
        {
            Runtimes = [runtime, SyntheticRuntimes.DotNet],
            Workloads = [workload],
            Models =
            [
                SyntheticModels.Sequential, SyntheticModels.Python($"threads{Evil}", WorkerKind.Threads),
                SyntheticModels.CSharp("threads", WorkerKind.Threads),
            ],
        }).Changing(
            launch => launch.Block == 1 && launch.Order == 3,
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = Evil, Samples = [] });
        return run with
        {
            Header = run.Header with
            {
                Id = Evil,
                GilbenchVersion = Evil,
                Machine = run.Header.Machine with { CpuModel = Evil, Kernel = Evil, OperatingSystem = Evil, Fingerprint = Evil },
                Plan = run.Header.Plan with { Profile = Evil, Omitted = [new OmittedArm(Evil, Evil, Evil, Evil)] },
            },
        };
    }
}
