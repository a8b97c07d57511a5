using GilBench.Model;

namespace GilBench.Cli;

/// <summary>One row of the tables of runtimes.</summary>
internal static class RuntimeRow
{
    public static string[] Columns { get; } = ["Runtime", "Version", "GIL", "Build", "Found", "Executable"];

    public static string[] Cells(Runtime runtime) =>
    [
        runtime.Id,
        runtime.Description.Version,
        runtime.ExpectsGil switch { null => "none", true => "on", false => "off" },
        Build(runtime),
        runtime.Source,
        runtime.Description.Executable,
    ];

    private static string Build(Runtime runtime) => runtime.IsPython
        ? Optimisation.Of(runtime.Description)
        : "release";
}
