using GilBench.Model;
using GilBench.Runtimes;

namespace GilBench.Tests.Runtimes;

/// <summary>Shell scripts that answer as an interpreter does, and the descriptions and surroundings around them.</summary>
internal static class FakePython
{
    /// <param name="version">Such as <c>3.13.5</c>; a <c>t</c> after it makes it free-threaded.</param>
    public static string Script(string version, string flags = "-O3", bool? pgo = false, bool supported = true)
    {
        var freeThreaded = version.EndsWith('t');
        var number = version.TrimEnd('t');
        return $$$"""
            case "$1" in -c) exit 0 ;; esac
            gil={{{(freeThreaded ? "false" : "true")}}}
            setting=null
            if [ -n "$PYTHON_GIL" ]; then setting="\"$PYTHON_GIL\""; fi
            if [ "$PYTHON_GIL" = 1 ]; then gil=true; fi
            cat <<END
            {"implementation": "cpython", "version": "{{{number}}}",
             "full_version": "{{{number}}} (main, {{{(freeThreaded ? "then" : "now")}}}) [GCC 12.2.0]",
             "executable": "$0", "gil_disabled_build": {{{Json(freeThreaded)}}}, "gil_enabled": $gil, "gil_setting": $setting,
             "switch_interval_seconds": 0.005, "pgo": {{{Json(pgo)}}}, "lto": {{{Json(pgo)}}}, "jit": false, "debug": false,
             "compiler_flags": "{{{flags}}}", "processor_count": 4,
             "capabilities": {"supported": {{{Json(supported)}}}, "free_threaded": {{{Json(freeThreaded)}}},
              "interpreters": true, "interpreter_pool": false,
              "task_group": true, "fork": true, "forkserver": true, "spawn": true}}
            END

            """;
    }

    public static RuntimeDescription Description(string version, string? flags = "-O3", bool? pgo = false,
        string compiler = "[GCC 12.2.0]") => new(
        "cpython", version.TrimEnd('t'), $"{version.TrimEnd('t')} (main, now) {compiler}", $"/opt/{version}/bin/python3",
        version.EndsWith('t'),
        !version.EndsWith('t'), null, 0.005, pgo, pgo, false, false, flags, 4);

    public static Runtime Runtime(string version, string source, string? flags = "-O3", bool? pgo = false) =>
        new("", source, Description(version, flags, pgo), null, new Dictionary<string, string>());

    /// <summary>
    /// A session whose home is the folder, whose PATH is its <c>bin</c> and the system's tools, and that has no variable else.
    /// </summary>
    public static Surroundings SurroundingsIn(TemporaryFolder folder, params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string> { ["HOME"] = folder.Root, ["PATH"] = folder.In("bin") };
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }

        return new Surroundings(variables, "ID=debian\n");
    }

    private static string Json(bool? value) => value switch { true => "true", false => "false", null => "null" };
}
