using GilBench.Model;

namespace GilBench.Runtimes;

/// <summary>Which of several runtimes of one version is meant by its short name, and what the others are called.</summary>
internal static class RuntimeOrder
{
    private static readonly string[] Places = ["uv", "pyenv", "path"];

    /// <summary>
    /// Named ones first, then the cache's matched pairs (optimised before plain), the cache's others, uv, pyenv, PATH;
    /// the newest first within each.
    /// </summary>
    public static IReadOnlyList<Runtime> ByPreference(IReadOnlyList<Runtime> runtimes) =>
        [.. runtimes
            .OrderBy(runtime => Rank(runtime, runtimes))
            .ThenByDescending(runtime =>
                runtime.Source == CandidateSearch.NamedSource ? null : VersionNumber.Of(runtime.Description.Version))];

    /// <summary>
    /// Names them: the first of each minor version briefly, the others with version and source, and a number where even that is taken.
    /// </summary>
    /// <param name="runtimes">In the order of preference.</param>
    public static IReadOnlyList<Runtime> WithIds(IReadOnlyList<Runtime> runtimes)
    {
        HashSet<string> taken = [];
        return [.. runtimes.Select(runtime => runtime with { Id = NamesFor(runtime).First(taken.Add) })];
    }

    private static IEnumerable<string> NamesFor(Runtime runtime)
    {
        var description = runtime.Description;
        var mark = description.GilDisabledBuild == true ? "t" : "";
        yield return $"{description.Implementation}-{VersionNumber.MinorOf(description.Version)}{mark}";

        var longer = $"{description.Implementation}-{description.Version}{mark}-{runtime.Source}";
        yield return longer;
        for (var number = 2; ; number++)
        {
            yield return $"{longer}-{number}";
        }
    }

    private static int Rank(Runtime runtime, IReadOnlyList<Runtime> all) => runtime.Source switch
    {
        CandidateSearch.NamedSource => 0,
        "cache" when !HasPartner(runtime, all) => 3,
        "cache" => runtime.Description.Pgo == true ? 1 : 2,
        _ => 4 + Array.IndexOf(Places, runtime.Source),
    };

    private static bool HasPartner(Runtime runtime, IReadOnlyList<Runtime> all) =>
        all.Any(other => other.Source == "cache"
            && other.Description.GilDisabledBuild != runtime.Description.GilDisabledBuild
            && Pairing.Compare(runtime.Description, other.Description).IsAlike);
}
