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
