using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>Runtimes as they would describe themselves.</summary>
internal static class SyntheticRuntimes
{
    public static Runtime Stock { get; } = Python("cpython-3.13", "3.13.5", freeThreaded: false);

    public static Runtime FreeThreaded { get; } = Python("cpython-3.13t", "3.13.5", freeThreaded: true);

    public static Runtime FreeThreadedWithGil { get; } = FreeThreaded with
    {
        Id = "cpython-3.13t-gil",
        Description = FreeThreaded.Description with { GilEnabled = true, GilSetting = "1" },
        Environment = new Dictionary<string, string> { ["PYTHON_GIL"] = "1" },
    };

    public static Runtime DotNet { get; } = new(
        "dotnet-10",
        "dotnet",
        new RuntimeDescription(
            "dotnet", "10.0.9", ".NET 10.0.9", "/opt/dotnet/dotnet", null, null, null, null, null, null, null, null, null, 2),
        null,
        new Dictionary<string, string>());

    public static IReadOnlyList<Runtime> Pair { get; } = [Stock, FreeThreaded, DotNet];

    /// <summary>The pair, which a .NET program can embed: the free-threaded one not by Pythonnet.</summary>
    public static IReadOnlyList<Runtime> EmbeddablePair { get; } =
        [Embeddable(Stock), Embeddable(FreeThreaded, pythonnet: "Pythonnet refuses it."), DotNet];

    /// <summary>Stock, free-threaded and free-threaded with its GIL on of 3.13; 3.14 with and without; .NET.</summary>
    public static IReadOnlyList<Runtime> Six { get; } =
    [
        Stock, FreeThreaded, FreeThreadedWithGil, Python("cpython-3.14", "3.14.1", freeThreaded: false),
        Python("cpython-3.14t", "3.14.1", freeThreaded: true), DotNet,
    ];

    /// <param name="cApi">Why not by CPython's C API.</param>
    /// <param name="pythonnet">Why not by Pythonnet.</param>
    public static Runtime Embeddable(Runtime runtime, string? cApi = null, string? pythonnet = null) => runtime with
    {
        Embedding = new Embedding(runtime.Description.Executable, $"/opt/{runtime.Id}/lib/libpython.so", cApi, pythonnet),
    };

    public static Runtime Python(string id, string version, bool freeThreaded)
    {
        var suffix = freeThreaded ? "t" : "";
        var minor = string.Join('.', version.Split('.').Take(2));
        return new Runtime(
            id,
            "cache",
            new RuntimeDescription(
                "cpython", version, $"{version} (main) [GCC 12.2.0]", $"/opt/python-{minor}{suffix}/bin/python{minor}{suffix}",
                freeThreaded, !freeThreaded, null, 0.005, true, true, false, false, "-O3 -Wall", 2),
            new RuntimeCapabilities(true, freeThreaded, true, true, true, true, true),
            new Dictionary<string, string>());
    }
}
