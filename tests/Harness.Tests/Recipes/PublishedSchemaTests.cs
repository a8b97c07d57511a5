using GilBench.Processes;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Recipes;

/// <summary>
/// <c>action.yml</c> and the workflow of <c>docs/ci.md</c> under the published schemas of GitHub's files, by the program action-validator,
/// which brings them along, where it can be had.
/// </summary>
[Trait("category", "process")]
public sealed class PublishedSchemaTests : IDisposable
{
    /// <summary>Environment variable: path of action-validator, where it is not in PATH.</summary>
    private const string Variable = "GILBENCH_TEST_ACTION_VALIDATOR";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_action_and_the_workflow_are_as_the_published_schemas_have_them()
    {
        var validator = Validator();
        var workflows = Yaml.BlocksOf(ProjectTree.Read("docs/ci.md"), "yaml")
            .Where(block => block.StartsWith("name:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(workflows);
        List<string> files = [_folder.Write("action.yml", ProjectTree.Read("action.yml"))];
        files.AddRange(workflows.Select((workflow, index) => _folder.Write($".github/workflows/{index}.yml", workflow)));

        foreach (var file in files)
        {
            var end = await RunAsync(validator, file);
            Assert.True(end.ExitCode == 0, end.StandardOutput + end.StandardError);
        }
    }

    [Fact]
    public async Task The_published_schema_refuses_an_action_without_a_description()
    {
        var validator = Validator();
        var text = ProjectTree.Read("action.yml");
        var spoiled = text.Replace("\ndescription:", "\ndescriptive:", StringComparison.Ordinal);
        Assert.NotEqual(text, spoiled);

        Assert.NotEqual(0, (await RunAsync(validator, _folder.Write("action.yml", spoiled))).ExitCode);
    }

    private static string Validator()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var validator = ExecutablePath.Find(string.IsNullOrEmpty(given) ? "action-validator" : given);
        Assert.SkipWhen(validator is null, $"action-validator is not in PATH; install it, or name its path in {Variable}.");
        return validator!;
    }

    private Task<CommandResult> RunAsync(string validator, string file) => new ProcessRunner(TimeProvider.System).RunAsync(
        new Command(validator, [file]) { WorkingDirectory = _folder.Root, Limit = TimeSpan.FromSeconds(60) },
        cancellation: TestContext.Current.CancellationToken);
}
