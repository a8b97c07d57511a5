using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.Embedded.Probing;

/// <summary>What an interpreter's program says of itself, and where its shared library may be.</summary>
/// <param name="Executable">The program itself, where what was started only finds it: pyenv's commands do, for one.</param>
/// <param name="Implementation">Such as <c>cpython</c>.</param>
/// <param name="Version">Such as <c>3.13.5</c>.</param>
/// <param name="Libraries">Paths at which its build, or the folder of its program, would have the library.</param>
internal sealed record InterpreterFacts(
    string Executable, string Implementation, string Version, bool IsNewEnough, IReadOnlyList<string> Libraries)
{
    private const string Question =
        """
        import json, os, platform, sys, sysconfig
        variable = lambda name: sysconfig.get_config_var(name) or ""
        suffix = getattr(sys, "abiflags", "")
        own = "libpython%d.%d%s.so.1.0" % (sys.version_info[0], sys.version_info[1], suffix)
        beside = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(sys.executable))), "lib")
        base = os.path.join(getattr(sys, "base_prefix", sys.prefix), "lib")
        folders = [variable("LIBDIR"), beside, base, os.path.join(base, variable("MULTIARCH"))]
        names = [variable("INSTSONAME"), own, variable("LDLIBRARY")]
        print(json.dumps({
            "executable": sys.executable, "implementation": platform.python_implementation().lower(),
            "version": platform.python_version(), "is_new_enough": sys.version_info >= (3, 10),
            "libraries": [os.path.join(folder, name) for folder in folders for name in names if ".so" in name]}))
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>The shared library; null where there is none.</summary>
    public string? Library => Libraries.Select(Path.GetFullPath).FirstOrDefault(File.Exists);

    /// <summary>Why no process of .NET's can host it; null where there is no reason known before it is tried.</summary>
    public string? Obstacle => Implementation != "cpython" ? $"{Implementation} {Version} is not CPython and has no library to embed"
        : !IsNewEnough ? $"the workloads need Python 3.10 or later, and this is {Version}"
        : Library is null
            ? $"this build of CPython {Version} has no shared library ({(Libraries.Count > 0 ? Libraries[0] : "its build names none")})"
        : null;

    /// <exception cref="NotSupportedException">There is none, or nothing that it could be used for; says why.</exception>
    public string RequiredLibrary => Obstacle is { } obstacle ? throw new NotSupportedException(obstacle) : Library!;

    /// <summary>Asks the program.</summary>
    /// <exception cref="NotSupportedException">It does not answer; says what happened.</exception>
    public static InterpreterFacts Of(string executable)
    {
        var start = new ProcessStartInfo(executable, ["-I", "-S", "-c", Question])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var answer = ChildProcess.Run(start, _patience);
        try
        {
            return answer.ExitCode == 0
                ? JsonSerializer.Deserialize(answer.Output, FactsJson.Default.InterpreterFacts)!
                : throw new NotSupportedException($"{executable} does not run: {answer.Why}");
        }
        catch (JsonException)
        {
            throw new NotSupportedException($"{executable} is no Python: it answers '{ChildProcess.LastLine(answer.Output)}'");
        }
    }
}

/// <summary>The JSON of the answer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InterpreterFacts))]
internal sealed partial class FactsJson : JsonSerializerContext;
