using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>Asks a fresh build whether it is what was asked for and can do what the workloads need.</summary>
internal sealed class InstalledCheck(ProcessRunner runner, InterpreterProbe probe, InstallerSettings settings)
{
    private const string Smoke =
        "import asyncio, concurrent.futures, hashlib, http.client, json, multiprocessing.pool, threading; hashlib.sha256(b'').hexdigest()";

    private static readonly TimeSpan SmokeLimit = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <param name="shared">Whether it is to have a shared library.</param>
    /// <exception cref="RuntimeInstallException">It is not; the sentence says in what.</exception>
    public async Task<RuntimeDescription> RequireAsync(
        string folder, PythonVersion wanted, bool shared, CancellationToken cancellation)
    {
        if (shared && !HasSharedLibrary(folder))
        {
            throw new RuntimeInstallException($"The fresh build of Python {wanted} has no shared library, so it was not kept.");
        }

        var python = Path.Combine(folder, "bin", "python3");
        var reply = await probe.AskPythonAsync(python, NoVariables, cancellation);
        if (!reply.Answered)
        {
            throw new RuntimeInstallException(
                $"The fresh build of Python {wanted} does not say what it is, so it was not kept: {reply.Reason}");
        }

        var description = reply.Description;
        if (!wanted.IsMetBy(description) || description.GilEnabled == wanted.FreeThreaded)
        {
            var gil = description.GilEnabled == false ? "off" : "on";
            throw new RuntimeInstallException(
                $"The fresh build of Python {wanted} says that it is {description.FullVersion} with its GIL {gil}, so it was not kept.");
        }

        var smoke = new Command(python, ["-c", Smoke])
        {
            Environment = PythonVariables.Cleaned(settings.Surroundings.Variables.Keys),
            Limit = SmokeLimit,
        };
        var result = await runner.RunAsync(smoke, cancellation: cancellation);
        return result.Succeeded
            ? description
            : throw new RuntimeInstallException(
                $"The fresh build of Python {wanted} lacks a module that the workloads need, so it was not kept: {result.LastWords}");
    }

    private static bool HasSharedLibrary(string folder) =>
        Path.Combine(folder, "lib") is var libraries && Directory.Exists(libraries)
        && Directory.EnumerateFiles(libraries, "libpython3.*.so.1.0").Any();
}
