using System.Text.RegularExpressions;

namespace GilBench.Runtimes;

/// <summary>
/// How one build is configured; the two of a pair differ in <c>--disable-gil</c> and in where they stand, and in nothing else.
/// </summary>
/// <param name="Version">With its patch number.</param>
internal sealed partial record BuildRecipe(string Version, bool FreeThreaded, bool Optimized)
{
    /// <summary>The name of its folder in the cache: implementation, version, flags.</summary>
    public string Key => $"cpython-{Version}{(FreeThreaded ? "t" : "")}-{(Optimized ? "pgo-lto" : "o3")}";

    /// <summary>
    /// Arguments for CPython's configure. The optimised build keeps the test modules, because its profile is taken from the tests.
    /// </summary>
    /// <param name="prefix">The folder that it will stand in.</param>
    public IReadOnlyList<string> ConfigureArguments(string prefix) =>
    [
        $"--prefix={prefix}",
        "--with-ensurepip=no",
        .. Optimized ? new[] { "--enable-optimizations", "--with-lto" } : ["--disable-test-modules"],
        .. FreeThreaded ? new[] { "--disable-gil" } : [],
    ];

    /// <summary>
    /// The recipe of a folder of the cache; null where its name is no key. Whatever was built before has its record in this name too.
    /// </summary>
    public static BuildRecipe? OfKey(string key) => KeyPattern().Match(key) is { Success: true } match
        ? new BuildRecipe(match.Groups["version"].Value, match.Groups["t"].Success, match.Groups["flags"].Value == "pgo-lto")
        : null;

    /// <summary>
    /// The description with what the recipe knows and the build does not tell: a build of this project without the options of optimisation
    /// has none. Of another build than the recipe's it knows nothing.
    /// </summary>
    public RuntimeDescription Complete(RuntimeDescription description) =>
        description.Implementation == "cpython" && description.Version == Version && description.GilDisabledBuild == FreeThreaded
            ? description with { Pgo = description.Pgo ?? Optimized, Lto = description.Lto ?? Optimized }
            : description;

    [GeneratedRegex(@"^cpython-(?<version>\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)(?<t>t)?-(?<flags>o3|pgo-lto)$")]
    private static partial Regex KeyPattern();
}
