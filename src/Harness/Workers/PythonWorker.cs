using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Workers;

/// <summary>Measures arms on one Python interpreter: <c>python -m gilbench</c>, from the project's own folder, nothing installed.</summary>
internal sealed class PythonWorker(Runtime runtime, string sourceFolder, string cacheFolder, WorkerProcess worker) : IWorker
{
    /// <summary>Variables of the user's that would change what is measured.</summary>
    private static readonly string[] Cleared =
        ["PYTHONHOME", "PYTHONSTARTUP", "PYTHONOPTIMIZE", "PYTHONDEBUG", "PYTHONDEVMODE", "PYTHONMALLOC", "PYTHON_GIL", "PYTHON_JIT", "PYTHONTRACEMALLOC", "PYTHONPROFILEIMPORTTIME"];

    public Task<WorkerReport> RunAsync(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var environment = Cleared.ToDictionary(name => name, _ => (string?)null);
        environment["PYTHONPATH"] = sourceFolder;
        environment["PYTHONPYCACHEPREFIX"] = Path.Combine(cacheFolder, "pycache");
        foreach (var (name, value) in runtime.Environment)
        {
            environment[name] = value;
        }

        // -s -S: the standard library alone; a site-packages folder could bring the GIL back or hooks in.
        var command = new Command(runtime.Description.Executable, ["-s", "-S", "-m", "gilbench"]) { Environment = environment };
        return worker.RunAsync(command, request, placement, cancellation);
    }
}
