using System.Collections;
using GilBench.Processes;

namespace GilBench.Runtimes;

/// <summary>What of the user's session decides where interpreters are looked for: its variables and the system's name.</summary>
/// <param name="OsRelease">The text of os-release(5); empty where there is none.</param>
internal sealed record Surroundings(IReadOnlyDictionary<string, string> Variables, string OsRelease)
{
    private const string OsReleaseFile = "/etc/os-release";

    public static Surroundings OfThisProcess() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key, entry => (string?)entry.Value ?? ""),
        File.Exists(OsReleaseFile) ? File.ReadAllText(OsReleaseFile) : "");

    public string Home => Variable("HOME") ?? "/";

    /// <summary>The absolute folders of PATH in their order; relative ones would depend on where the harness is called from.</summary>
    public IReadOnlyList<string> SearchFolders =>
        [.. (Variable("PATH") ?? "").Split(':').Where(folder => folder.StartsWith('/')).Select(Path.TrimEndingDirectorySeparator)
            .Distinct()];

    public string PyenvRoot => Variable("PYENV_ROOT") ?? Path.Combine(Home, ".pyenv");

    /// <summary>Where uv keeps the interpreters that it installs.</summary>
    public string UvPythons =>
        Variable("UV_PYTHON_INSTALL_DIR") ?? Path.Combine(FolderOf("XDG_DATA_HOME", Path.Combine(".local", "share")), "uv", "python");

    public RuntimeCache Cache => new(Path.Combine(FolderOf("XDG_CACHE_HOME", ".cache"), "gilbench"));

    /// <summary>The value of a variable; null where it is not set or empty.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The full path of a program on PATH; null where there is none.</summary>
    public string? FindProgram(string name) =>
        SearchFolders.Select(folder => ExecutablePath.Find(Path.Combine(folder, name))).FirstOrDefault(path => path is not null);

    // The XDG base directory specification: a relative value is to be ignored.
    private string FolderOf(string variable, string underHome) =>
        Variable(variable) is { } folder && folder.StartsWith('/') ? folder : Path.Combine(Home, underHome);
}
