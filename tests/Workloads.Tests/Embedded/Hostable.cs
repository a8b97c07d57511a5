using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests.Embedded;

/// <summary>The interpreters that a .NET process can host: those that have a shared library.</summary>
internal static class Hostable
{
    private static readonly Lazy<Task<IReadOnlyList<JsonObject>>> _probes = new(ProbeAsync);

    public static string Program { get; } = Path.Combine(Repository.OutputOf("GilBench.Embedded"), "GilBench.Embedded");

    /// <summary>Those that the C API reaches, else skips the test with a sentence.</summary>
    public static async Task<IReadOnlyList<string>> ByCApiAsync() => await ByAsync("c_api");

    /// <summary>Those that Pythonnet reaches, else skips the test with a sentence.</summary>
    public static async Task<IReadOnlyList<string>> ByPythonnetAsync() => await ByAsync("pythonnet");

    public static async Task<string> FirstAsync() => (await ByCApiAsync())[0];

    public static async Task<JsonObject> ProbeOfAsync(string interpreter)
    {
        var run = await ProgramRun.OfAsync(Program, ["--probe", interpreter]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return Assert.Single(run.Replies);
    }

    private static async Task<IReadOnlyList<string>> ByAsync(string way)
    {
        var found = (await _probes.Value).Where(probe => probe[way] is null).Select(probe => (string)probe["interpreter"]!).ToList();
        Assert.SkipWhen(
            found.Count == 0,
            $"No interpreter here can be hosted, for want of a shared library; `runtimes install 3.13 --shared` brings one, and "
            + $"{Pythons.Variable} names others.");
        return found;
    }

    /// <summary>The interpreters named, python3, and the shared builds that the harness makes beside its own.</summary>
    private static async Task<IReadOnlyList<JsonObject>> ProbeAsync()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var shared = Path.Combine(cache, "gilbench", "shared");
        var folders = Directory.Exists(shared) ? Directory.GetDirectories(shared) : [];
        var built = folders.Select(folder => Path.Combine(folder, "bin", "python3")).Where(File.Exists).Order();
        List<JsonObject> probes = [];
        foreach (var interpreter in (await Pythons.FindAsync()).Append("python3").Concat(built).Distinct())
        {
            probes.Add(await ProbeOfAsync(interpreter));
        }

        return probes;
    }
}
