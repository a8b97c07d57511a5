using GilBench.Model;

namespace GilBench.Runtimes.Installing;

/// <summary>Builds interpreters from CPython's source and puts them into the cache, all of a group or none.</summary>
internal sealed class SourceInstaller(
    IReadOnlyList<IPythonSource> sources, CPythonBuild build, InstalledCheck check, InstallerSettings settings)
{
    /// <param name="whyNotUv">What kept uv from bringing them.</param>
    /// <exception cref="RuntimeInstallException">
    /// No source, no tools, no room, or a failed build; nothing of it is left but the log.
    /// </exception>
    public async Task<IReadOnlyList<InstalledRuntime>> InstallAsync(
        InstallGroup group, string whyNotUv, PartialFolder partial, Action<string> say, CancellationToken cancellation)
    {
        var offering = sources.Where(source => source.Offers(group.Number)).ToList();
        if (offering.Count == 0)
        {
            var pinned = string.Join(", ", settings.Pinned.Select(release => release.Version));
            throw new RuntimeInstallException(
                $"Python {group} can be had through uv only ({whyNotUv.TrimEnd('.')}); "
                + $"from source there is {pinned}; or name an interpreter with --python PATH.");
        }

        BuildTools.Require(settings, group);
        var tarball = await FetchAsync(offering, group, partial, say, cancellation);
        var source = await build.UnpackAsync(tarball, partial.NewFolder("source"), cancellation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var jobs = Math.Max(1, settings.Jobs / group.Wanted.Count);
        List<Task<StagedBuild>> builds = [];
        foreach (var wanted in group.Wanted)
        {
            builds.Add(OneAsync(wanted));
            if (settings.Jobs < group.Wanted.Count)
            {
                await builds[^1];
            }
        }

        var ready = await Task.WhenAll(builds);
        RequirePair([.. ready.Select(built => built.Description)]);
        foreach (var (staged, final, _) in ready)
        {
            MoveIntoPlace(staged, final, partial);
        }

        return [.. ready.Select(built => new InstalledRuntime(
            built.Final, built.Description with { Executable = Path.Combine(built.Final, "bin", "python3") }))];

        // Where one fails, the other need not go on; both have ended before the failure is passed on.
        async Task<StagedBuild> OneAsync(PythonVersion wanted)
        {
            try
            {
                var recipe = new BuildRecipe(tarball.Version, wanted.FreeThreaded, group.Optimized) { Shared = group.Shared };
                var room = new BuildRoom(source, partial.NewFolder(recipe.Name), jobs);
                var staged = await build.BuildAsync(recipe, room, say, ending.Token);
                return new StagedBuild(
                    staged, recipe.FolderIn(settings.Cache), await check.RequireAsync(staged, wanted, group.Shared, ending.Token));
            }
            catch
            {
                await ending.CancelAsync();
                throw;
            }
        }
    }

    private sealed record StagedBuild(string Staged, string Final, RuntimeDescription Description);

    private static async Task<SourceTarball> FetchAsync(
        List<IPythonSource> offering, InstallGroup group, PartialFolder partial, Action<string> say, CancellationToken cancellation)
    {
        List<string> reasons = [];
        foreach (var source in offering)
        {
            try
            {
                say($"Fetching the source of Python {group.Number} from {source.Name}.");
                return await source.FetchAsync(group.Number, partial.NewFolder($"fetched-{reasons.Count}"), cancellation);
            }
            catch (RuntimeInstallException failure)
            {
                say(failure.Message);
                reasons.Add(failure.Message.TrimEnd('.'));
            }
        }

        throw new RuntimeInstallException(
            $"The source of Python {group} could not be had ({string.Join("; ", reasons)}); "
            + "connect this machine to a network, or name interpreters with --python PATH.");
    }

    private static void RequirePair(IReadOnlyList<RuntimeDescription> built)
    {
        if (built is [var stock, var freeThreaded] && Pairing.Compare(stock, freeThreaded).Differences is { Count: > 0 } differences)
        {
            throw new RuntimeInstallException(
                $"The fresh builds of Python {stock.Version} differ in more than the GIL ({string.Join("; ", differences)}), "
                + "so they were not kept.");
        }
    }

    private static void MoveIntoPlace(string staged, string final, PartialFolder partial)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        if (Directory.Exists(final))
        {
            // It is broken or no longer like its partner, else it would have been reused.
            Directory.Move(final, Path.Combine(partial.NewFolder("replaced-" + Path.GetFileName(final)), "old"));
        }

        Directory.Move(staged, final);
    }
}
