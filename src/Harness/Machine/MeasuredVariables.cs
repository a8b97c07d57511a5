namespace GilBench.Machine;

/// <summary>
/// Environment variables that change what is measured: the loader's and the C library's (ld.so(8), mallopt(3)), other allocators', the .NET
/// runtime's, and how many threads numerical libraries start. A closed list, so that no secret of the user's is ever written down.
/// </summary>
internal static class MeasuredVariables
{
    private const int ShownCharacters = 120;

    private static readonly string[] Names = ["GLIBC_TUNABLES", "VECLIB_MAXIMUM_THREADS", "_RJEM_MALLOC_CONF"];

    private static readonly string[] Beginnings =
        ["LD_", "MALLOC_", "MIMALLOC_", "TCMALLOC_", "JEMALLOC_", "OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_", "GOTO_", "BLIS_",
            "NUMEXPR_", "CORECLR_"];

    private static readonly string[] DotNetBeginnings = ["DOTNET_", "COMPlus_"];

    /// <summary>
    /// How the names of the runtime's own settings go on. Not all that begins with <c>DOTNET_</c>: the SDK has settings of its own there,
    /// and programs keep their configuration there, passwords included.
    /// </summary>
    private static readonly string[] DotNetSettings =
    [
        "Enable", "GC", "Jit", "MaxVectorTBitWidth", "OSR", "PreferredVectorBitWidth", "PROCESSOR_COUNT", "ReadyToRun", "STARTUP_HOOKS",
        "SYSTEM_NET_",
        "TC_", "Thread", "Tiered",
    ];

    /// <summary>The user's settings of the .NET runtime that no worker is given.</summary>
    public static IReadOnlyList<string> KeptFromWorkers { get; } =
    [
        "DOTNET_TieredCompilation", "DOTNET_TieredPGO", "DOTNET_ReadyToRun", "DOTNET_TC_QuickJitForLoops", "DOTNET_GCServer",
        "DOTNET_gcServer",
        "DOTNET_PROCESSOR_COUNT",
    ];

    /// <param name="environment">What the harness was started with. Its <c>PYTHON…</c> variables reach no worker.</param>
    /// <returns>
    /// Those that reach a worker, by name, each value cut short; the empty ones too, as some of them count by being there.
    /// </returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> environment) => environment
        .Where(variable => Changes(variable.Key) && !KeptFromWorkers.Contains(variable.Key))
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .ToDictionary(variable => variable.Key, variable => Short(variable.Value));

    private static bool Changes(string name) =>
        Names.Contains(name)
        || Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))
        || (DotNetBeginnings.FirstOrDefault(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) is { } dotNet
            && DotNetSettings.Any(setting => name.AsSpan(dotNet.Length).StartsWith(setting, StringComparison.OrdinalIgnoreCase)));

    private static string Short(string value) => value.Length > ShownCharacters ? value[..ShownCharacters] + "…" : value;
}
