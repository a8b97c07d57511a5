using GilBench.Processes;

namespace GilBench.Tests.Recipes;

/// <summary>A <c>run-all.sh</c> that is the program as it was built for the tests, and builds nothing.</summary>
internal static class BuiltProgram
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Write(string folder)
    {
        var program = Path.Combine(folder, "run-all.sh");
        // The C# worker is found by it where .NET is not installed in its usual place.
        File.WriteAllText(
            program,
            $"""
            #!/usr/bin/env bash
            export DOTNET_ROOT='{FolderOf("dotnet")}'
            exec dotnet '{ProjectTree.Gilbench}' "$@"

            """);
        File.SetUnixFileMode(program, Executable);
    }

    /// <summary>Of a program in PATH, behind all links.</summary>
    public static string FolderOf(string program)
    {
        var path = ExecutablePath.Find(program)!;
        return Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)!;
    }
}
