using System.Diagnostics;
using GilBench.Results;
using GilBench.Tests.Cli;

namespace GilBench.Tests.Running;

/// <summary>
/// The real program with real workers, killed by the signal that nothing can be done about, in the midst of launches that last.
/// </summary>
[Trait("category", "process")]
public sealed class KilledHarnessTests : IDisposable
{
    /// <summary>
    /// A worker that misses the signal looks every five seconds whether its harness is gone (gilbench/parent.py), and a machine that runs
    /// other tests beside may let it miss a look too.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GilbenchProgram _program = new();

    private string Run => _program.Folder.In("run");

    public void Dispose()
    {
        new RunUnderWay(Run).KillWorkers();
        _program.Dispose();
    }

    [Theory]
    [InlineData(1, "cpython*", "fibonacci", "threads", "document-35")]
    [InlineData(3, "cpython*", "sleep", "process_pool_forkserver", "document-processes")]
    [InlineData(3, "cpython*", "sleep", "process_executor_fork", "document-processes")]
    [InlineData(1, "dotnet*", "sleep", "blocking_pool", "document-5")]
    public async Task No_process_of_a_worker_outlives_its_harness(
        int processes, string runtime, string workload, string model, string parameters)
    {
        Assert.SkipWhen(runtime == "dotnet*" && !GilbenchProgram.HasDotNetWorker, "The C# worker is not built beside this program.");
        string[] named = runtime == "dotnet*" ? [] : ["--python", await RealPython.PathAsync()];
        var underWay = new RunUnderWay(Run);
        using var harness = _program.Start(
        [
            "run", .. named, "--runtime", runtime, "--workload", workload, "--model", model, "--parameters", parameters, "--cores", "1",
            "--output", Run,
        ]);

        RunUnderWay.Until(harness, () => IsPastPreparation(underWay) && underWay.Workers().Count >= processes);
        harness.Kill();
        await harness.WaitForExitAsync(TestContext.Current.CancellationToken);

        var waited = Stopwatch.StartNew();
        while (underWay.Workers().Count > 0 && waited.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        Assert.Empty(underWay.Workers());
    }

    /// <summary>What comes before the blocks are short launches, which end by themselves.</summary>
    private bool IsPastPreparation(RunUnderWay underWay) =>
        underWay.CountLines() > 1 && RunFile.Read(Run) is var run && run.Memory.Count == run.Header.Plan.MemoryArms.Count;
}
