using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>Brings interpreters by uv: optimised builds made by others, the way most users get theirs, in seconds.</summary>
internal sealed class UvInstaller(UvProgram program, PatientRunner runner, CachedRuntimes cached, InstallerSettings settings)
{
    /// <returns>One interpreter per wanted build; where both are wanted, alike in all but the GIL.</returns>
    /// <exception cref="RuntimeInstallException">
    /// uv is not to be had, cannot install them, or its builds are no pair; nothing of them is left.
    /// </exception>
    public async Task<IReadOnlyList<InstalledRuntime>> InstallAsync(
        InstallGroup group, PartialFolder partial, Action<string> say, CancellationToken cancellation)
    {
        var uv = await program.ObtainAsync(partial, say, cancellation);
        var before = Installations();
        var complete = false;
        try
        {
            say($"Installing Python {group} with {uv}.");
            var result = await runner.RunAsync(InstallCommand(uv, group), settings.Cache.FromUv, cancellation);
            if (result is not { Succeeded: true })
            {
                throw new RuntimeInstallException($"uv could not install Python {group}: {runner.WhyNot(result)}");
            }

            var chosen = group.ChooseFrom([.. (await cached.FindAsync(cancellation)).Where(IsFromUv)])
                ?? throw new RuntimeInstallException(
                    $"uv's builds of Python {group} were not kept, "
                    + "because they are not what was asked for or differ in more than the GIL.");
            complete = true;
            return chosen;
        }
        finally
        {
            if (!complete)
            {
                RemoveAllBut(before);
            }
        }
    }

    private Command InstallCommand(string uv, InstallGroup group) =>
        new(uv, ["python", "install", .. group.Wanted.Select(version => version.ToString())])
        {
            Environment = PythonVariables.Cleaned(settings.Surroundings.Variables.Keys, new Dictionary<string, string>
            {
                ["UV_PYTHON_INSTALL_DIR"] = settings.Cache.FromUv,
                ["UV_CACHE_DIR"] = Path.Combine(settings.Cache.Tools, "uv-cache"),
                // Nothing outside the cache: no links in ~/.local/bin.
                ["UV_PYTHON_INSTALL_BIN"] = "0",
                ["UV_NO_PROGRESS"] = "1",
                ["UV_HTTP_RETRIES"] = "1",
            }),
            WorkingDirectory = settings.Cache.Root,
        };

    private bool IsFromUv(InstalledRuntime runtime) => runtime.Folder.StartsWith(settings.Cache.FromUv + "/", StringComparison.Ordinal);

    private string[] Installations() => Directory.Exists(settings.Cache.FromUv) ? Directory.GetDirectories(settings.Cache.FromUv) : [];

    private void RemoveAllBut(string[] kept)
    {
        foreach (var folder in Installations().Except(kept))
        {
            // uv links minor versions to the newest patch; a link is removed, never followed.
            Directory.Delete(folder, recursive: new DirectoryInfo(folder).LinkTarget is null);
        }
    }
}
