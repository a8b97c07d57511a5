using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests;

/// <summary>Where things lie, seen from the test program in artifacts/bin/Workloads.Tests/CONFIGURATION.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo _testFolder = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Root { get; } = FindRoot();

    public static string PythonSources { get; } = Path.Combine(Root, "bench", "Python", "src");

    private static string DotNetFolder { get; } = OutputOf("GilBench.DotNet");

    public static string DotNetProgram { get; } = Path.Combine(DotNetFolder, "GilBench.DotNet");

    public static string ServerProgram { get; } = DotNet.Benchmarks.ServerProcess.PathBeside(DotNetFolder);

    /// <summary>The rows of a table in <c>bench</c>, read as plain JSON: what a program says of them is held against it.</summary>
    public static IReadOnlyList<JsonNode> Table(string file, string rows) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "bench", file)))![rows]!.AsArray().Select(row => row!)];

    /// <summary>Where a project's build is, of the same configuration as these tests.</summary>
    public static string OutputOf(string project) => Path.Combine(_testFolder.Parent!.Parent!.FullName, project, _testFolder.Name);

    private static string FindRoot()
    {
        var folder = _testFolder;
        while (!File.Exists(Path.Combine(folder.FullName, "GilBench.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No GilBench.slnx above {_testFolder.FullName}.");
        }

        return folder.FullName;
    }
}
