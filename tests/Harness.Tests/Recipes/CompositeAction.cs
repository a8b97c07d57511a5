using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GilBench.Processes;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Recipes;

/// <summary>
/// Runs the shell steps of <c>action.yml</c> one after another as a runner of GitHub would, in an environment that holds nothing but what
/// GitHub sets: expressions are replaced, conditions judged, outputs read from files. Steps of others are noted and not run. What a step
/// refers to and nobody declares is an error. In place of GilBench stands a program that notes how it was called, or the program itself.
/// </summary>
internal sealed partial class CompositeAction : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    /// <summary>What GitHub runs steps of <c>shell: bash</c> by.</summary>
    private static readonly string[] s_shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail"];

    private readonly TemporaryFolder _folder = new();
    private readonly JsonNode _action = Yaml.Read(ProjectTree.Read("action.yml"));
    private readonly Dictionary<string, Dictionary<string, string>> _outputs = [];

    public CompositeAction()
    {
        foreach (var script in ProjectTree.FilesBelow("bench/ci", ".sh"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.In($"action/{script}"))!);
            File.Copy(ProjectTree.At(script), _folder.In($"action/{script}"));
        }

        _folder.Write("home/empty", "");
        _folder.Write("temporary/empty", "");
        Repository = new Repository(_folder.In("workspace"), _folder.In("home"));
    }

    public Repository Repository { get; }

    public Dictionary<string, string> Inputs { get; } = new() { ["suite"] = "perf" };

    /// <summary>What GitHub sets for this event, on top of what it always sets.</summary>
    public Dictionary<string, string> Event { get; } = new() { ["GITHUB_EVENT_NAME"] = "workflow_dispatch" };

    /// <summary>What the branch was before a push.</summary>
    public string Before { get; set; } = "";

    /// <summary>Whether the steps call GilBench as it is built here; run-all.sh itself would build it first.</summary>
    public bool CallsGilbench { get; init; }

    /// <summary>Of the comparison.</summary>
    public int ExitCode { get; init; }

    /// <summary>Of the run that is added to the history.</summary>
    public int RunExitCode { get; init; }

    /// <summary>Null: the comparison ends without having left one.</summary>
    public string? Comparison { get; init; } = "# The comparison\n";

    /// <summary>Steps of others that were reached: what they use, with what.</summary>
    public List<(string Uses, IReadOnlyDictionary<string, string> With)> Used { get; } = [];

    public string Log { get; private set; } = "";

    public string Summary => File.Exists(_folder.In("summary")) ? File.ReadAllText(_folder.In("summary")) : "";

    /// <summary>How the program that stands in for GilBench was called, each time with which words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Asked => StubProgram.AskedIn(_folder.In("action"));

    public string Home => _folder.In("home");

    public string OutputOf(string name) => Replaced(_action["outputs"]![name]!["value"]!.GetValue<string>());

    public void Dispose() => _folder.Dispose();

    /// <summary>All steps until one fails; whether none did.</summary>
    public async Task<bool> RunAsync()
    {
        if (CallsGilbench)
        {
            BuiltProgram.Write(_folder.In("action"));
        }
        else
        {
            StubProgram.Write(_folder.In("action"), ExitCode, Comparison, RunExitCode);
        }

        foreach (var step in _action["runs"]!["steps"]!.AsArray().Select(step => step!))
        {
            if ((string?)step["if"] is { } condition && !condition.Split(" && ").All(IsTrue))
            {
                continue;
            }

            if ((string?)step["uses"] is { } uses)
            {
                Used.Add((uses[..uses.IndexOf('@', StringComparison.Ordinal)], Replaced(step["with"])));
                Note(step, []);
            }
            else if (!await RunAsync(step))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> RunAsync(JsonNode step)
    {
        Assert.Equal("bash", (string?)step["shell"]);
        var script = _folder.Write("temporary/script", step["run"]!.GetValue<string>());
        var outputs = _folder.Write("temporary/outputs", "");
        var variables = new Dictionary<string, string>(Event)
        {
            ["PATH"] = $"{BuiltProgram.FolderOf("git")}:{BuiltProgram.FolderOf("dotnet")}:/usr/bin:/bin",
            ["HOME"] = Home,
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_ACTION_PATH"] = _folder.In("action"),
            ["GITHUB_WORKSPACE"] = Repository.Root,
            ["GITHUB_WORKFLOW"] = "Speed, and more",
            ["GITHUB_JOB"] = "compare",
            ["GITHUB_OUTPUT"] = outputs,
            ["GITHUB_STEP_SUMMARY"] = _folder.In("summary"),
            ["RUNNER_TEMP"] = _folder.In("temporary"),
        };
        foreach (var (name, value) in Replaced(step["env"]))
        {
            variables[name] = value;
        }

        var end = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("env", ["-i", .. variables.Select(one => $"{one.Key}={one.Value}"), .. s_shell, script])
            {
                WorkingDirectory = Repository.Root,
                Limit = Limit,
            },
            cancellation: TestContext.Current.CancellationToken);
        Log += end.StandardOutput + end.StandardError;
        Note(step, File.ReadLines(outputs).Select(line => line.Split('=', 2)).ToDictionary(line => line[0], line => line[1]));
        return end.ExitCode == 0;
    }

    private void Note(JsonNode step, Dictionary<string, string> outputs)
    {
        if ((string?)step["id"] is { } id)
        {
            _outputs.Add(id, outputs);
        }
    }

    private bool IsTrue(string term)
    {
        var match = Term().Match(term);
        Assert.True(match.Success, $"A condition that is not understood: {term}");
        return (ValueOf(match.Groups["name"].Value) == match.Groups["text"].Value) == (match.Groups["operator"].Value == "==");
    }

    private Dictionary<string, string> Replaced(JsonNode? fields) => fields is null
        ? []
        : fields.AsObject().ToDictionary(field => field.Key, field => Replaced(field.Value!.ToString()));

    private string Replaced(string text) => Expression().Replace(text, match => ValueOf(match.Groups["name"].Value));

    private string ValueOf(string name) => name.Split('.') switch
    {
        ["inputs", var input] => Inputs.GetValueOrDefault(input) ?? _action["inputs"]![input]!["default"]!.GetValue<string>(),
        ["steps", var step, "outputs", var output] => _outputs[step].GetValueOrDefault(output, ""),
        ["github", "event", "before"] => Before,
        ["github", "run_id"] => "70",
        ["github", "run_attempt"] => "2",
        _ => throw new FormatException($"Nothing is known of {name}."),
    };

    [GeneratedRegex(@"\$\{\{ (?<name>[\w.-]+) \}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"^(?<name>[\w.-]+) (?<operator>==|!=) '(?<text>[^']*)'$")]
    private static partial Regex Term();
}
