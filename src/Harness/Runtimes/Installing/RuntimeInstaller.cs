using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>
/// Brings interpreters into the project's cache, the quickest way that works: what is there already, else by uv, else built from source.
/// </summary>
internal sealed class RuntimeInstaller
{
    private readonly InstallerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CachedRuntimes _cached;
    private readonly UvInstaller _uv;
    private readonly SourceInstaller _source;

    public RuntimeInstaller(ProcessRunner runner, InstallerSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        var probe = new InterpreterProbe(runner, settings.Surroundings, settings.DescribeScript, settings.ProbeLimit);
        var patient = new PatientRunner(runner, clock, settings.Patience);
        _cached = new CachedRuntimes(probe, settings.Cache);
        _uv = new UvInstaller(new UvProgram(patient, settings), patient, _cached, settings);
        _source = new SourceInstaller(
            [new CPythonSite(settings, clock), new DebianSource(patient, settings, DebianSource.SystemKeyrings)],
            new CPythonBuild(runner, settings, clock), new InstalledCheck(runner, probe, settings), settings);
    }

    /// <summary>Installs what is asked for; what a cancelled or failed call has begun is removed, what it has finished stays.</summary>
    /// <param name="say">Called with one sentence per step.</param>
    /// <returns>One per version number asked for.</returns>
    /// <exception cref="RuntimeInstallException">It could not be done; the message says what, where, and what to try.</exception>
    public async Task<IReadOnlyList<InstallOutcome>> InstallAsync(
        InstallRequest request, Action<string> say, CancellationToken cancellation)
    {
        var groups = InstallGroup.Of(request);
        try
        {
            using var held = await InstallLock.AcquireAsync(_settings.Cache, _settings.LockRetry, _clock, say, cancellation);
            PartialFolder.RemoveStale(_settings.Cache);
            List<InstallOutcome> outcomes = [];
            string? whyNotUv = null;
            foreach (var group in groups)
            {
                var outcome = await FromCacheAsync(group, say, cancellation);
                if (outcome is null && whyNotUv is null)
                {
                    (outcome, whyNotUv) = await ByUvAsync(group, say, cancellation);
                }

                outcomes.Add(outcome ?? await FromSourceAsync(group, whyNotUv!, say, cancellation));
            }

            return request.Shared ? [.. outcomes, .. await SharedAsync(outcomes, say, cancellation)] : outcomes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuntimeInstallException(
                $"The cache {_settings.Cache.Root} could not be written: {failure.Message.TrimEnd('.')}; "
                + "free some room there, or set XDG_CACHE_HOME to another folder.");
        }
    }

    private async Task<InstallOutcome?> FromCacheAsync(InstallGroup group, Action<string> say, CancellationToken cancellation)
    {
        var ready = group.ChooseFrom(await _cached.FindAsync(cancellation));
        if (ready is null)
        {
            return null;
        }

        say($"Already there: Python {group} in {string.Join(" and ", ready.Select(runtime => runtime.Folder))}.");
        return new InstallOutcome(ready, InstallOrigin.Cache);
    }

    /// <summary>
    /// Beside each interpreter that was built here the same with a shared library; apart from it, because the one without is measured in
    /// its own process and stays as it is.
    /// </summary>
    private async Task<IReadOnlyList<InstallOutcome>> SharedAsync(
        IReadOnlyList<InstallOutcome> outcomes, Action<string> say, CancellationToken cancellation)
    {
        List<BuildRecipe> missing = [];
        foreach (var folder in outcomes.SelectMany(outcome => outcome.Runtimes).Select(runtime => runtime.Folder))
        {
            if (_settings.Cache.KeyOf(Path.Combine(folder, "bin", "python3")) is not { } key || BuildRecipe.OfKey(key) is not { } recipe)
            {
                say($"{folder} was built by others, who gave it a shared library where it has one; nothing is built beside it.");
            }
            else if (File.Exists(_settings.Cache.SharedInterpreterOf(key)))
            {
                say($"Already there: the build with a shared library beside {folder}.");
            }
            else
            {
                missing.Add(recipe);
            }
        }

        List<InstallOutcome> built = [];
        foreach (var group in InstallGroup.SharedOf(missing))
        {
            built.Add(await FromSourceAsync(group, "uv brings no build that is like this project's own", say, cancellation));
        }

        return built;
    }

    private async Task<(InstallOutcome? Outcome, string? WhyNot)> ByUvAsync(
        InstallGroup group, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            using var partial = new PartialFolder(_settings.Cache);
            return (new InstallOutcome(await _uv.InstallAsync(group, partial, say, cancellation), InstallOrigin.Uv), null);
        }
        catch (RuntimeInstallException failure)
        {
            say(failure.Message);
            return (null, failure.Message);
        }
    }

    private async Task<InstallOutcome> FromSourceAsync(
        InstallGroup group, string whyNotUv, Action<string> say, CancellationToken cancellation)
    {
        using var partial = new PartialFolder(_settings.Cache);
        return new InstallOutcome(await _source.InstallAsync(group, whyNotUv, partial, say, cancellation), InstallOrigin.Source);
    }
}
