using GilBench.Machine;
using GilBench.Processes;

namespace GilBench.Workers;

/// <summary>Measures C# arms: each a BenchmarkDotNet benchmark, run by BenchmarkDotNet in a fresh, pinned process.</summary>
internal sealed class BenchmarkDotNetWorker(string programPath, WorkerTools tools) : IWorker
{
    public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var environment = MeasuredVariables.KeptFromWorkers.ToDictionary(name => name, _ => (string?)null);
        environment["DOTNET_NOLOGO"] = "1";

        // On one processor the runtime waits ten times as long (about 1.2 s) before it compiles hot code again; without this a one-core arm
        // would be measured in unoptimised code. It changes when that happens, not what comes of it, and the worker records it.
        environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        if (placement.IsControl)
        {
            // Optimised code from the first call on, and no compiler beside: a loop of arithmetic gains nothing from a profile.
            environment["DOTNET_TieredCompilation"] = "0";
        }

        var command = new Command("dotnet", [programPath, "--worker"]) { Environment = environment };
        return WorkerSession.Start(tools, command, request, placement, cancellation);
    }
}
