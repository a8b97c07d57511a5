namespace GilBench.Tests.Recipes;

/// <summary>
/// A <c>run-all.sh</c> that notes how it is called, leaves a comparison, and ends with the exit codes that it is told.
/// </summary>
internal static class StubProgram
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Words end with a NUL, calls with a line of their own.</summary>
    private const string Text = """
        #!/usr/bin/env bash
        here=$(dirname "$0")
        { printf '%s\0' "$@"; printf '\n\0'; } >>"$here/asked"
        if [ -n "${INPUT_STORE+set}" ]; then
          echo "The program knows INPUT_STORE." >&2
          exit 99
        fi
        [ "$1" != run ] || exit "$(cat "$here/code-of-run")"
        [ "$1 ${2-}" != "history trend" ] || echo "## The history"
        [ "$1" = compare ] || exit 0
        while [ "$1" != --output ]; do shift; done
        if [ -e "$here/comparison.md" ]; then
          mkdir -p "$2"
          cp "$here/comparison.md" "$2/"
          echo '<testsuites/>' >"$2/junit.xml"
        fi
        exit "$(cat "$here/code")"
        """;

    /// <param name="exitCode">Of a comparison.</param>
    /// <param name="comparison">Null: it leaves none.</param>
    /// <param name="runExitCode">Of a run.</param>
    public static void Write(string folder, int exitCode, string? comparison, int runExitCode = 0)
    {
        var program = Path.Combine(folder, "run-all.sh");
        File.WriteAllText(program, Text);
        File.SetUnixFileMode(program, Executable);
        File.WriteAllText(Path.Combine(folder, "code"), $"{exitCode}");
        File.WriteAllText(Path.Combine(folder, "code-of-run"), $"{runExitCode}");
        if (comparison is not null)
        {
            File.WriteAllText(Path.Combine(folder, "comparison.md"), comparison);
        }
    }

    public static IReadOnlyList<IReadOnlyList<string>> AskedIn(string folder) =>
        [.. File.ReadAllText(Path.Combine(folder, "asked")).Split("\n\0").SkipLast(1).Select(call => call.Split('\0')[..^1])];
}
