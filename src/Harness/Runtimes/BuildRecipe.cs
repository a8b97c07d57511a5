using System.Text.RegularExpressions;

namespace GilBench.Runtimes;

/// <summary>
/// How one build is configured; the two of a pair differ in <c>--disable-gil</c> and in where they stand, and in nothing else.
/// </summary>
/// <param name="Version">With its patch number.</param>
internal sealed partial record BuildRecipe(string Version, bool FreeThreaded, bool Optimized)
{
    /// <summary>
    /// With a shared library, which is what a .NET program embeds; of the same flags as the build without one that it stands beside.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>The name of its folder in the cache: implementation, version, flags.</summary>
    public string Key => $"cpython-{Version}{(FreeThreaded ? "t" : "")}-{(Optimized ? "pgo-lto" : "o3")}";

    /// <summary>What its log and its progress are called.</summary>
    public string Name => Shared ? $"{Key}-shared" : Key;

    /// <summary>The folder that it stands in.</summary>
    public string FolderIn(RuntimeCache cache) => Path.Combine(Shared ? cache.Shared : cache.Built, Key);

    /// <summary>
    /// Arguments for CPython's configure. The optimised build keeps the test modules, because its profile is taken from the tests.
    /// </summary>
    /// <param name="prefix">The folder that it will stand in.</param>
    public IReadOnlyList<string> ConfigureArguments(string prefix) =>
    [
        $"--prefix={prefix}",
        "--with-ensurepip=no",
        .. Optimized ? new[] { "--enable-optimizations", "--with-lto" } : ["--disable-test-modules"],
        .. Shared ? SharedArguments() : [],
        .. FreeThreaded ? new[] { "--disable-gil" } : [],
    ];

    /// <summary>
    /// The interpreter finds its library beside itself. The flags of the compiler take away most of what a shared library costs: a call
    /// for each access to the thread's state, which lies in thread-local storage (8 bytes, so that the library can still be loaded at run
    /// time; docs/measurement.md, 2, has what was seen), and that functions are not inlined because another library might replace them
    /// (python/cpython issue 83161; CPython's optimised builds say that themselves).
    /// </summary>
    private IEnumerable<string> SharedArguments() =>
    [
        "--enable-shared",
        "--without-static-libpython",
        @"LDFLAGS=-Wl,-rpath,\$$ORIGIN/../lib",
        $"CFLAGS_NODIST={(Optimized ? "" : "-fno-semantic-interposition ")}-ftls-model=initial-exec",
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
