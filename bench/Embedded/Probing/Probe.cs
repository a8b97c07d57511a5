using System.Diagnostics;
using System.Text.Json.Serialization;
using GilBench.Embedded.Hosting;

namespace GilBench.Embedded.Probing;

/// <summary>What <c>--probe</c> finds: whether and why not an interpreter can be hosted, each way tried in a process of its own.</summary>
/// <param name="Library">Its shared library; null where there is none.</param>
/// <param name="CApi">Why it cannot be called through the C API; null where it can.</param>
/// <param name="Pythonnet">Why it cannot be called through Pythonnet; null where it can.</param>
internal sealed record Probe(
    string Interpreter, string? Library, [property: JsonPropertyName("c_api")] string? CApi, string? Pythonnet)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static Probe Of(string executable)
    {
        try
        {
            var facts = InterpreterFacts.Of(executable);
            return facts.Obstacle is { } obstacle
                ? new Probe(executable, facts.Library, obstacle, obstacle)
                : new Probe(
                    executable, facts.Library, ObstacleTo(HostKind.EmbeddedCApi, executable),
                    ObstacleTo(HostKind.EmbeddedPythonnet, executable));
        }
        catch (NotSupportedException failure)
        {
            return new Probe(executable, null, failure.Message, failure.Message);
        }
    }

    private static string? ObstacleTo(HostKind kind, string executable)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Where the program was started as `dotnet GilBench.Embedded.dll`, so is its child.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Probe).Assembly.Location);
        }

        start.ArgumentList.Add("--try");
        start.ArgumentList.Add(kind.ToString());
        start.ArgumentList.Add(executable);
        var tried = ChildProcess.Run(start, _patience);
        return tried.ExitCode == 0 ? null : tried.Why;
    }
}

/// <summary>The JSON of <c>--probe</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Probe))]
internal sealed partial class ProbeJson : JsonSerializerContext;
