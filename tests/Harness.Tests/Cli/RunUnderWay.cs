using System.Diagnostics;
using GilBench.Machine;
using GilBench.Results;
using GilBench.Workers;

namespace GilBench.Tests.Cli;

/// <summary>A run that a program in a process of its own writes, seen from outside.</summary>
/// <param name="folder">The run's.</param>
internal sealed class RunUnderWay(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly ProcessScan Scan = new(KernelFiles.OfThisMachine);

    public int CountLines() => File.Exists(RunFile.PathOf(folder))
        ? File.ReadAllText(RunFile.PathOf(folder)).Count(character => character == '\n')
        : 0;

    public IReadOnlyList<int> Workers() =>
        CountLines() == 0 ? [] : Scan.WithEnvironment(WorkerPlacement.RunVariable, RunFile.Read(folder).Header.Id);

    /// <summary>For the end of a test: there are none, unless it failed.</summary>
    public void KillWorkers()
    {
        foreach (var stray in Workers())
        {
            using var process = Process.GetProcessById(stray);
            process.Kill();
        }
    }

    /// <summary>
    /// Blocks its thread: the simulations beside it fill the thread pool, and a wait that went on there would find the run at its end.
    /// </summary>
    public static void Until(Process harness, Func<bool> reached)
    {
        var waited = Stopwatch.StartNew();
        while (!reached())
        {
            if (harness.HasExited || waited.Elapsed > Patience)
            {
                Assert.Fail($"The moment never came: {GilbenchProgram.EndOf(harness).GetAwaiter().GetResult()}");
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(2));
        }
    }

    /// <summary>Presses Ctrl-C where launches are under way, and waits for the end.</summary>
    public Task<ProgramEnd> InterruptAsync(Process harness) => SignalAsync(harness, "INT");

    /// <summary>Sends a signal to the harness alone where launches are under way, and waits for the end.</summary>
    public async Task<ProgramEnd> SignalAsync(Process harness, string signalName)
    {
        Until(harness, () => CountLines() > 4 && Workers().Count > 0);
        using (var signal = Process.Start("sh", ["-c", $"kill -{signalName} {harness.Id}"]))
        {
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return await GilbenchProgram.EndOf(harness);
    }
}
