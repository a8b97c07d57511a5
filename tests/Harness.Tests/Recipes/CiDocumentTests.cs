using System.Text.Json.Nodes;
using GilBench.Processes;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Recipes;

/// <summary>The examples of <c>docs/ci.md</c>: what a maintainer copies has to be right.</summary>
public sealed class CiDocumentTests
{
    private const string Document = "docs/ci.md";

    private static readonly IReadOnlyList<JsonNode> s_examples = [.. Yaml.BlocksOf(ProjectTree.Read(Document), "yaml").Select(Yaml.Read)];
    private static readonly JsonNode s_workflow = s_examples[0];
    private static readonly JsonObject s_gitLab = s_examples[^1].AsObject();

    private static IEnumerable<JsonNode> Steps =>
        s_workflow["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray()).Select(step => step!);

    [Fact]
    public void The_workflow_may_read_the_repository_and_nothing_else()
    {
        Assert.Equal("""{"contents":"read"}""", s_workflow["permissions"]!.ToJsonString());
        Assert.All(s_workflow["jobs"]!.AsObject(), job => Assert.Null(job.Value!["permissions"]));
        Assert.Equal(["pull_request", "push"], s_workflow["on"]!.AsObject().Select(trigger => trigger.Key).Order());
    }

    [Fact]
    public void The_workflow_brings_every_commit_and_keeps_no_credentials()
    {
        var checkout = Assert.Single(
            Steps, step => step["uses"]!.GetValue<string>().StartsWith("actions/checkout@", StringComparison.Ordinal));

        Assert.Equal("""{"fetch-depth":0,"persist-credentials":false}""", checkout["with"]!.ToJsonString());
    }

    [Fact]
    public void Every_step_of_a_workflow_is_pinned_by_a_commit()
    {
        var uses = s_examples.SelectMany(Objects).Select(one => (string?)one["uses"]).OfType<string>().ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, one => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", one));
    }

    [Fact]
    public void The_action_is_given_what_it_needs_and_nothing_that_it_does_not_know()
    {
        var inputs = Yaml.Read(ProjectTree.Read("action.yml"))["inputs"]!.AsObject();
        var uses = s_examples.SelectMany(Objects)
            .Where(step => ((string?)step["uses"])?.Contains("/gilbench@", StringComparison.Ordinal) == true).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses.SelectMany(step => step["with"]!.AsObject()), given => Assert.Contains(given.Key, inputs));
        Assert.All(
            inputs.Where(input => input.Value!["required"]!.GetValue<bool>()),
            input => Assert.All(uses, step => Assert.Contains(input.Key, step["with"]!.AsObject())));
    }

    [Fact]
    public void Every_input_and_output_of_the_action_is_explained()
    {
        var action = Yaml.Read(ProjectTree.Read("action.yml"));
        var text = ProjectTree.Read(Document);

        Assert.All(
            action["inputs"]!.AsObject().Concat(action["outputs"]!.AsObject()),
            named => Assert.Contains($"`{named.Key}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_job_for_GitLab_keeps_interpreters_history_and_comparison()
    {
        var job = s_gitLab["gilbench"]!;
        var script = string.Join('\n', job["script"]!.AsArray().Select(line => line!.GetValue<string>()));
        var output = script.Split("--output ")[1].Split([' ', '\n'])[0];

        Assert.Equal($"{output}/junit.xml", (string?)job["artifacts"]!["reports"]!["junit"]);
        Assert.Equal($"{output}/", (string?)job["artifacts"]!["paths"]![0]);
        Assert.Equal("always", (string?)job["artifacts"]!["when"]);
        Assert.Equal("always", (string?)job["cache"]!["when"]);
        foreach (var variable in new[] { "XDG_CACHE_HOME", "XDG_DATA_HOME" })
        {
            var folder = job["variables"]![variable]!.GetValue<string>().Split("$CI_PROJECT_DIR/")[1];
            Assert.Contains($"{folder}/gilbench", job["cache"]!["paths"]!.AsArray().Select(path => path!.GetValue<string>()));
        }

        // Could not tell: a warning.
        Assert.Equal(3, job["allow_failure"]!["exit_codes"]!.GetValue<double>());
    }

    [Theory]
    [Trait("category", "process")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_lines_of_the_job_for_GitLab_run_in_a_bare_environment_and_end_as_the_comparison_does(int code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("home/empty", "");
        var program = new Repository(folder.In("gilbench"), folder.In("home"));
        StubProgram.Write(program.Root, code, "# The comparison\n");
        var project = new Repository(folder.In("project"), folder.In("home"));
        var job = s_gitLab["gilbench"]!;
        var lines = job["before_script"]!.AsArray().Concat(job["script"]!.AsArray()).Select(line => line!.GetValue<string>());
        string[] variables =
        [
            $"PATH={Path.GetDirectoryName(ExecutablePath.Find("git"))}:/usr/bin:/bin", $"HOME={folder.In("home")}", $"TMPDIR={folder.Root}",
            $"CI_PROJECT_DIR={project.Root}", $"GILBENCH_REPOSITORY={program.Root}", $"GILBENCH_COMMIT={program.Commit()}",
            $"CI_MERGE_REQUEST_DIFF_BASE_SHA={project.First}", $"CI_COMMIT_SHA={project.Second}", "CI=true",
        ];

        var end = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("env", ["-i", .. variables, "bash", "-eo", "pipefail", "-c", string.Join('\n', lines)])
            {
                WorkingDirectory = project.Root,
                Limit = TimeSpan.FromSeconds(60),
            },
            cancellation: TestContext.Current.CancellationToken);

        Assert.True(end.ExitCode == code, end.StandardError);
        var clone = Assert.Single(Directory.GetDirectories(folder.Root, "gilbench-*"));
        var asked = StubProgram.AskedIn(clone);
        Assert.Equal(["runtimes", "install", "3.13", "3.13t"], asked[0]);
        Assert.Equal(["compare", "--suite", "perf", "--base", project.First, "--head", project.Second], asked[1].Take(7));
        Assert.True(File.Exists(Path.Combine(project.Root, job["artifacts"]!["reports"]!["junit"]!.GetValue<string>())));
    }

    /// <summary>Every object below a node.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
