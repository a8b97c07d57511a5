using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GilBench.Tests;

/// <summary>The project's own files, seen from the test program in <c>artifacts/bin/Harness.Tests/CONFIGURATION</c>.</summary>
internal static class ProjectTree
{
    private static readonly DirectoryInfo TestFolder = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Root { get; } = FindRoot();

    /// <summary>The program itself, which finds the other programs beside its own folder.</summary>
    public static string Gilbench { get; } = Path.Combine(TestFolder.Parent!.Parent!.FullName, "Harness", TestFolder.Name, "gilbench.dll");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files below a folder with one of the endings, by their path from the root, in order.</summary>
    public static IReadOnlyList<string> FilesBelow(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal)];

    public static string Read(string relative) => File.ReadAllText(At(relative));

    /// <summary>The rows of a table in <c>bench</c>, read as plain JSON: what a program says of them is held against it.</summary>
    public static IReadOnlyList<JsonNode> Table(string file, string rows) =>
        [.. JsonNode.Parse(Read($"bench/{file}"))![rows]!.AsArray().Select(row => row!)];

    /// <summary>What git keeps; skips the test where the project was unpacked without it.</summary>
    public static IReadOnlyList<string> TrackedFiles()
    {
        Assert.SkipUnless(Path.Exists(At(".git")), "Not a git checkout: which files are tracked is unknown.");
        using var git = Process.Start(
            new ProcessStartInfo("git", ["-C", Root, "-c", "safe.directory=*", "ls-files", "-z"]) { RedirectStandardOutput = true })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. files.Where(file => File.Exists(At(file)))];
    }

    private static string FindRoot()
    {
        for (var folder = TestFolder; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GilBench.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No GilBench.slnx above {TestFolder.FullName}.");
    }
}
