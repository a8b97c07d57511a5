using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Workers;

/// <summary>Measures arms on one Python interpreter: <c>python -m gilbench</c>, from the project's own folder, nothing installed.</summary>
internal sealed class PythonWorker(Runtime runtime, PythonPlaces places, WorkerTools tools) : IWorker
{
    public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        // -s -S: the standard library alone; a site-packages folder could bring the GIL back or hooks in.
        var command = request.Code is { } code
            ? PythonCommands.ForUserCode(runtime, places, code.Folder, ["-m", "gilbench"])
            : new Command(runtime.Description.Executable, ["-s", "-S", "-m", "gilbench"])
            {
                Environment = PythonCommands.Variables(runtime, places, places.SourceFolder),
            };
        return WorkerSession.Start(tools, command, request, placement, cancellation);
    }
}

/// <summary>Where the Python worker lies.</summary>
/// <param name="SourceFolder">The folder that holds the package <c>gilbench</c>.</param>
/// <param name="CacheFolder">The user's cache: compiled Python goes there, and into no folder of the user's.</param>
internal sealed record PythonPlaces(string SourceFolder, string CacheFolder);

/// <summary>Command lines of Python with the project's package.</summary>
internal static class PythonCommands
{
    /// <summary>
    /// In the folder and with the site packages and <c>PYTHONPATH</c> that <c>python -m</c> there would have, behind this project's
    /// package.
    /// </summary>
    public static Command ForUserCode(Runtime runtime, PythonPlaces places, string folder, IReadOnlyList<string> words)
    {
        return new Command(runtime.Description.Executable, words)
        {
            Environment = Variables(runtime, places, PathForUserCode(places)),
            WorkingDirectory = folder,
        };
    }

    /// <summary>This project's package, then the user's own <c>PYTHONPATH</c>.</summary>
    public static string PathForUserCode(PythonPlaces places) => Environment.GetEnvironmentVariable("PYTHONPATH") is { Length: > 0 } own
        ? $"{places.SourceFolder}:{own}"
        : places.SourceFolder;

    /// <param name="path">What <c>PYTHONPATH</c> is to be; no other <c>PYTHON…</c> variable of the user's reaches the worker.</param>
    public static IReadOnlyDictionary<string, string?> Variables(Runtime runtime, PythonPlaces places, string path) =>
        PythonVariables.Cleaned(
            Environment.GetEnvironmentVariables().Keys.Cast<string>(),
            new Dictionary<string, string>(runtime.Environment)
            {
                ["PYTHONPATH"] = path,
                ["PYTHONPYCACHEPREFIX"] = Path.Combine(places.CacheFolder, "pycache"),
            });
}

/// <summary>Measures C# arms: each a BenchmarkDotNet benchmark, run by BenchmarkDotNet in a fresh, pinned process.</summary>
internal sealed class BenchmarkDotNetWorker(string programPath, WorkerTools tools) : IWorker
{
    public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var environment = DotNetVariables.Of();
        if (placement.IsControl)
        {
            // Optimised code from the first call on, and no compiler beside: a loop of arithmetic gains nothing from a profile.
            environment["DOTNET_TieredCompilation"] = "0";
        }

        var command = new Command("dotnet", [programPath, "--worker"])
        {
            Environment = environment,
            WorkingDirectory = request.Code?.Folder,
        };
        return WorkerSession.Start(tools, command, request, placement, cancellation);
    }
}

/// <summary>
/// Measures arms whose interpreter a .NET program embeds: <c>GilBench.Embedded --worker INTERPRETER</c>, with the environment that the
/// interpreter would have in its own process.
/// </summary>
/// <param name="programPath">Path of GilBench.Embedded.</param>
internal sealed class EmbeddedWorker(string programPath, Runtime runtime, PythonPlaces places, WorkerTools tools) : IWorker
{
    public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var path = request.Code is null ? places.SourceFolder : PythonCommands.PathForUserCode(places);
        var environment = DotNetVariables.Of();
        foreach (var (name, value) in PythonCommands.Variables(runtime, places, path))
        {
            environment[name] = value;
        }

        var command = new Command("dotnet", [programPath, "--worker", runtime.Embedding!.Interpreter])
        {
            Environment = environment,
            WorkingDirectory = request.Code?.Folder,
        };
        return WorkerSession.Start(tools, command, request, placement, cancellation);
    }
}

/// <summary>What the .NET programs that measure have in their environment.</summary>
internal static class DotNetVariables
{
    public static Dictionary<string, string?> Of()
    {
        var environment = MeasuredVariables.KeptFromWorkers.ToDictionary(name => name, _ => (string?)null);
        environment["DOTNET_NOLOGO"] = "1";

        // On one processor the runtime waits ten times as long (about 1.2 s) before it compiles hot code again; without this a one-core arm
        // would be measured in unoptimised code. It changes when that happens, not what comes of it, and the worker records it.
        environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";

        // Otherwise the memory of compiled code is mapped anew for each method that is compiled, a defence against attackers that costs a
        // tenth of a start. The code is the same, and the worker records it.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        return environment;
    }
}
