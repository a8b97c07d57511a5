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
    public void The_workflow_of_the_README_is_that_of_the_document() => Assert.Equal(
        Yaml.BlocksOf(ProjectTree.Read(Document), "yaml")[0], Assert.Single(Yaml.BlocksOf(ProjectTree.Read("README.md"), "yaml")));

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
    public void The_jobs_for_GitLab_keep_interpreters_history_and_what_was_measured()
    {
        foreach (var (name, output) in new[] { ("gilbench", "gilbench-comparison"), ("gilbench-history", "gilbench-run") })
        {
            var job = JobOf(name);
            Assert.Contains($" --output {output}", string.Join('\n', LinesOf(job["script"])), StringComparison.Ordinal);
            Assert.Equal($"{output}/", (string?)job["artifacts"]!["paths"]![0]);
            Assert.Equal("always", (string?)job["artifacts"]!["when"]);
            Assert.Equal("always", (string?)job["cache"]!["when"]);
            foreach (var variable in new[] { "XDG_CACHE_HOME", "XDG_DATA_HOME" })
            {
                var folder = job["variables"]![variable]!.GetValue<string>().Split("$CI_PROJECT_DIR/")[1];
                Assert.Contains($"{folder}/gilbench", job["cache"]!["paths"]!.AsArray().Select(path => path!.GetValue<string>()));
            }
        }

        // Could not tell: a warning. A history is advice.
        Assert.Equal(3, JobOf("gilbench")["allow_failure"]!["exit_codes"]!.GetValue<double>());
        Assert.True(JobOf("gilbench-history")["allow_failure"]!.GetValue<bool>());
    }

    [Theory]
    [Trait("category", "process")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_lines_of_the_job_for_GitLab_run_in_a_bare_environment_and_end_as_the_comparison_does(int code)
    {
        using var project = new GitLabProject(code);

        var end = await project.RunAsync(JobOf("gilbench"));

        Assert.True(end.ExitCode == code, end.StandardError);
        Assert.Equal(["runtimes", "install", "3.13", "3.13t"], project.Asked[0]);
        Assert.Equal(
            ["compare", "--suite", "perf", "--base", project.Repository.First, "--head", project.Repository.Second],
            project.Asked[1].Take(7));
        Assert.True(File.Exists(
            Path.Combine(project.Repository.Root, JobOf("gilbench")["artifacts"]!["reports"]!["junit"]!.GetValue<string>())));
    }

    [Fact]
    [Trait("category", "process")]
    public async Task The_lines_of_the_job_for_GitLab_add_a_run_of_the_default_branch_to_the_history()
    {
        using var project = new GitLabProject(0);

        var end = await project.RunAsync(JobOf("gilbench-history"));

        Assert.True(end.ExitCode == 0, end.StandardError);
        Assert.Equal(
            [
                "runtimes install 3.13 3.13t",
                "run --suite perf --budget 3m --output gilbench-run",
                $"history add gilbench-run --commit {project.Repository.Second} --branch main",
                "history trend * --branch main --output gilbench-run/trend",
            ],
            project.Asked.Select(words => string.Join(' ', words)));
    }

    /// <summary>A job with what it takes over from the one that it extends.</summary>
    private static JsonObject JobOf(string name)
    {
        var job = s_gitLab[name]!.DeepClone().AsObject();
        foreach (var (field, value) in s_gitLab[job["extends"]!.GetValue<string>()]!.AsObject())
        {
            Assert.False(job.ContainsKey(field), $"{field} of {name} would be merged with that of the job it extends.");
            job[field] = value!.DeepClone();
        }

        return job;
    }

    private static IEnumerable<string> LinesOf(JsonNode? lines) => lines!.AsArray().Select(line => line!.GetValue<string>());

    /// <summary>A runner's view of a project, and of this repository with a program in place of GilBench.</summary>
    private sealed class GitLabProject : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Repository _gilbench;

        public GitLabProject(int exitCode)
        {
            _folder.Write("home/empty", "");
            _gilbench = new Repository(_folder.In("gilbench"), _folder.In("home"));
            StubProgram.Write(_gilbench.Root, exitCode, "# The comparison\n");
            Repository = new Repository(_folder.In("project"), _folder.In("home"));
            // Building C# is not tried here.
            _folder.Write("bin/dotnet", "#!/bin/sh\n");
            File.SetUnixFileMode(_folder.In("bin/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public Repository Repository { get; }

        public IReadOnlyList<IReadOnlyList<string>> Asked =>
            StubProgram.AskedIn(Assert.Single(Directory.GetDirectories(_folder.Root, "gilbench-*")));

        public void Dispose() => _folder.Dispose();

        public Task<CommandResult> RunAsync(JsonObject job)
        {
            string[] variables =
            [
                $"PATH={_folder.In("bin")}:{BuiltProgram.FolderOf("git")}:/usr/bin:/bin", $"HOME={_folder.In("home")}",
                $"TMPDIR={_folder.Root}", $"CI_PROJECT_DIR={Repository.Root}", $"GILBENCH_REPOSITORY={_gilbench.Root}",
                $"GILBENCH_COMMIT={_gilbench.Commit()}", $"CI_MERGE_REQUEST_DIFF_BASE_SHA={Repository.First}",
                $"CI_COMMIT_SHA={Repository.Second}", "CI_COMMIT_BRANCH=main", "CI=true",
            ];
            var lines = string.Join('\n', LinesOf(job["before_script"]).Concat(LinesOf(job["script"])));
            return new ProcessRunner(TimeProvider.System).RunAsync(
                new Command("env", ["-i", .. variables, "bash", "-eo", "pipefail", "-c", lines])
                {
                    WorkingDirectory = Repository.Root,
                    Limit = TimeSpan.FromSeconds(60),
                },
                cancellation: TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every object below a node.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Objects(field.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
