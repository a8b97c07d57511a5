using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>Gets hold of uv: the user's, the one put into the cache before, or a new one by pip as the user has configured it.</summary>
internal sealed class UvProgram(PatientRunner runner, InstallerSettings settings)
{
    private const int MostPipsTried = 4;

    private string Folder => Path.Combine(settings.Cache.Tools, "uv");

    /// <returns>The path of an executable uv.</returns>
    /// <exception cref="RuntimeInstallException">There is none, and pip could not bring it.</exception>
    public async Task<string> ObtainAsync(PartialFolder partial, Action<string> say, CancellationToken cancellation)
    {
        var ready = settings.Surroundings.FindProgram("uv") ?? ExecutablePath.Find(Path.Combine(Folder, "bin", "uv"));
        if (ready is not null)
        {
            return ready;
        }

        var python = await PythonWithPipAsync(partial, cancellation)
            ?? throw new RuntimeInstallException("uv is not installed here, and no python3 with pip was found to bring it.");
        say($"Putting uv into {Folder} with pip of {python}.");
        var prepared = partial.NewFolder("tool");
        var result = await PipAsync(
            python, ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "1", "--timeout", "5",
                "--no-deps", "--only-binary=:all:", "--target", prepared, "uv"], partial, cancellation);
        var brought = ExecutablePath.Find(Path.Combine(prepared, "bin", "uv")) is not null;
        if (result is not { Succeeded: true } || !brought)
        {
            var why = result is { Succeeded: true } ? "there is no uv in what it installed." : runner.WhyNot(result);
            throw new RuntimeInstallException($"pip of {python} could not bring uv: {why}");
        }

        Directory.CreateDirectory(settings.Cache.Tools);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Directory.Move(prepared, Folder);
        return Path.Combine(Folder, "bin", "uv");
    }

    private async Task<string?> PythonWithPipAsync(PartialFolder partial, CancellationToken cancellation)
    {
        var surroundings = settings.Surroundings;
        var pythons = CandidateSearch.OnPath(surroundings)
            .Concat(CandidateSearch.InPyenv(surroundings).Reverse())
            .DistinctBy(candidate => RealPath.Of(candidate.Path))
            .Take(MostPipsTried);
        foreach (var python in pythons)
        {
            if (await PipAsync(python.Path, ["--version"], partial, cancellation) is { Succeeded: true })
            {
                return python.Path;
            }
        }

        return null;
    }

    private Task<CommandResult?> PipAsync(
        string python, IReadOnlyList<string> arguments, PartialFolder partial, CancellationToken cancellation)
    {
        // pip downloads into TMPDIR, which is how its progress is seen.
        var variables = new Dictionary<string, string> { ["TMPDIR"] = partial.NewFolder("pip") };
        var command = new Command(python, ["-m", "pip", .. arguments])
        {
            Environment = PythonVariables.Cleaned(settings.Surroundings.Variables.Keys, variables),
        };
        return runner.RunAsync(command, partial.Root, cancellation);
    }
}
