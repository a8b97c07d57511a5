using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Workers;

/// <summary>Measures arms on one Python interpreter: <c>python -m gilbench</c>, from the project's own folder, nothing installed.</summary>
internal sealed class PythonWorker(Runtime runtime, string sourceFolder, string cacheFolder, WorkerTools tools) : IWorker
{
    public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string>(runtime.Environment)
        {
            ["PYTHONPATH"] = sourceFolder,
            ["PYTHONPYCACHEPREFIX"] = Path.Combine(cacheFolder, "pycache"),
        };
        var environment = PythonVariables.Cleaned(Environment.GetEnvironmentVariables().Keys.Cast<string>(), variables);

        // -s -S: the standard library alone; a site-packages folder could bring the GIL back or hooks in.
        var command = new Command(runtime.Description.Executable, ["-s", "-S", "-m", "gilbench"]) { Environment = environment };
        return WorkerSession.Start(tools, command, request, placement, cancellation);
    }
}

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
