namespace GilBench.Runtimes.Installing;

/// <summary>How one build is configured; the two of a pair differ in <c>--disable-gil</c> and in where they stand, and in nothing else.</summary>
/// <param name="Version">With its patch number.</param>
internal sealed record BuildRecipe(string Version, bool FreeThreaded, bool Optimized)
{
    /// <summary>The name of its folder in the cache: implementation, version, flags.</summary>
    public string Key => $"cpython-{Version}{(FreeThreaded ? "t" : "")}-{(Optimized ? "pgo-lto" : "o3")}";

    /// <summary>Arguments for CPython's configure. The optimised build keeps the test modules, because its profile is taken from the tests.</summary>
    /// <param name="prefix">The folder that it will stand in.</param>
    public IReadOnlyList<string> ConfigureArguments(string prefix) =>
    [
        $"--prefix={prefix}",
        "--with-ensurepip=no",
        .. Optimized ? new[] { "--enable-optimizations", "--with-lto" } : ["--disable-test-modules"],
        .. FreeThreaded ? new[] { "--disable-gil" } : [],
    ];
}
