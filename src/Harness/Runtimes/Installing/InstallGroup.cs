using GilBench.Model;

namespace GilBench.Runtimes.Installing;

/// <summary>The builds of one version number that are wanted: a stock one, a free-threaded one, or both as a matched pair.</summary>
internal sealed record InstallGroup(string Number, IReadOnlyList<PythonVersion> Wanted, bool Optimized)
{
    /// <summary>Whether they are to have a shared library, which a .NET program embeds.</summary>
    public bool Shared { get; init; }

    /// <exception cref="PythonVersionException">A version that cannot be installed.</exception>
    public static IReadOnlyList<InstallGroup> Of(InstallRequest request) =>
        [.. request.Versions
            .Select(PythonVersion.Parse)
            .Distinct()
            .GroupBy(version => version.Number)
            .Select(versions => new InstallGroup(versions.Key, [.. versions.OrderBy(version => version.FreeThreaded)], request.Optimized))];

    /// <summary>
    /// Chooses what serves from interpreters that are there: those known to be optimised before the others, the newest first.
    /// </summary>
    /// <returns>One per wanted build, alike in all but the GIL where both are wanted; null where they are not all there.</returns>
    public IReadOnlyList<InstalledRuntime>? ChooseFrom(IReadOnlyList<InstalledRuntime> installed)
    {
        var suitable = installed
            .Where(runtime => !Optimized || runtime.Description is { Pgo: true, Lto: true })
            .OrderBy(runtime => runtime.Description.Pgo == true ? 0 : 1)
            .ThenByDescending(runtime => VersionNumber.Of(runtime.Description.Version))
            .ToList();
        var firsts = suitable.Where(runtime => Wanted[0].IsMetBy(runtime.Description));
        return Wanted.Count == 1
            ? firsts.Select(only => new[] { only }).FirstOrDefault()
            : firsts
                .SelectMany(stock => suitable.Where(other => Wanted[1].IsMetBy(other.Description))
                    .Select(freeThreaded => new[] { stock, freeThreaded }))
                .FirstOrDefault(pair => Pairing.Compare(pair[0].Description, pair[1].Description).IsAlike);
    }

    /// <summary>
    /// The groups that builds with a shared library are made in, one for each version and set of flags; builds of others, which uv brought,
    /// have theirs.
    /// </summary>
    /// <param name="built">How this project built what is there.</param>
    public static IReadOnlyList<InstallGroup> SharedOf(IEnumerable<BuildRecipe> built) =>
    [
        .. built.GroupBy(recipe => (recipe.Version, recipe.Optimized)).Select(same => new InstallGroup(
            same.Key.Version,
            [.. same.Select(recipe => new PythonVersion(recipe.Version, recipe.FreeThreaded)).OrderBy(version => version.FreeThreaded)],
            same.Key.Optimized) { Shared = true }),
    ];

    public override string ToString() => $"{string.Join(" and ", Wanted)}{(Shared ? " with a shared library" : "")}";
}

/// <summary>What to install.</summary>
/// <param name="Versions">Such as <c>3.13</c> and <c>3.13t</c>; those of one number are brought as a matched pair.</param>
/// <param name="Optimized">With profile-guided and link-time optimisation.</param>
internal sealed record InstallRequest(IReadOnlyList<string> Versions, bool Optimized)
{
    /// <summary>
    /// Whether beside each that this project built the same is built with a shared library, so that a .NET program can embed it.
    /// </summary>
    public bool Shared { get; init; }
}
