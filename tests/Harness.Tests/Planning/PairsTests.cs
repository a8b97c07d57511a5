using System.Text.Json.Nodes;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Tests.Claims;
using GilBench.Tests.Cli;
using GilBench.Tests.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Planning;

/// <summary>What the harness plans is held against what the workers of both languages accept, pair by pair.</summary>
[Trait("category", "process")]
public sealed class PairsTests
{
    /// <summary>Environment variable: paths of interpreters, separated by colons; python3 from PATH where it is not set.</summary>
    private const string Variable = "GILBENCH_TEST_PYTHONS";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Python_accepts_the_pairs_that_the_harness_plans_and_refuses_the_others_in_words_that_give_the_harness_s_reason()
    {
        var pythons = (Environment.GetEnvironmentVariable(Variable) ?? "python3").Split(':', StringSplitOptions.RemoveEmptyEntries);
        foreach (var python in pythons)
        {
            Assert.SkipWhen(ExecutablePath.Find(python) is null, $"There is no {python}; name interpreters in {Variable}.");
            var answer = await AskPythonAsync(python, "--pairs");
            Assert.SkipWhen(
                answer.LastWords.Contains("needs Python 3.10 or later", StringComparison.Ordinal),
                $"{python} is too old; name interpreters in {Variable}.");

            AssertAgree(SyntheticRuntimes.Stock with { Capabilities = await CapabilitiesOf(python) }, answer);
        }
    }

    [Fact]
    public async Task CSharp_accepts_the_pairs_that_the_harness_plans_and_refuses_the_others_in_words_that_give_the_harness_s_reason()
    {
        Assert.SkipUnless(GilbenchProgram.HasDotNetWorker, "The C# worker is not built; build the whole solution.");

        var answer = await AskAsync(new Command("dotnet", [GilbenchProgram.DotNetWorker, "--pairs"]));

        AssertAgree(SyntheticRuntimes.DotNet, answer);
    }

    [Fact]
    public void A_workload_is_not_planned_in_a_language_that_it_is_not_written_in()
    {
        var elsewhere = SmallRun.Compute() with { Languages = new WorkloadLanguages(CSharp: new CSharpEntry("A.B")) };

        Assert.Equal(
            "it is not written in Python",
            Compatibility.ReasonAgainst(elsewhere, ExecutionModels.Find("threads", Language.Python), SyntheticRuntimes.Stock));
        Assert.Null(Compatibility.ReasonAgainst(elsewhere, ExecutionModels.Find("threads", Language.CSharp), SyntheticRuntimes.DotNet));
    }

    [Theory]
    [InlineData("processes_fork", "this interpreter cannot fork")]
    [InlineData("process_pool_forkserver", "this interpreter has no fork server")]
    [InlineData("asyncio_processes", "this interpreter has no fork server")]
    [InlineData("process_executor_spawn", "this interpreter cannot spawn")]
    [InlineData("interpreters", "this interpreter has no subinterpreters with a GIL of their own (CPython 3.13 and later have)")]
    [InlineData("threads", null)]
    public void A_model_is_not_planned_on_an_interpreter_that_lacks_what_it_needs(string model, string? reason)
    {
        var nothing = new RuntimeCapabilities(
            Supported: true, FreeThreaded: false, Interpreters: false, TaskGroup: false, Fork: false, Forkserver: false, Spawn: false);

        Assert.Equal(reason, Compatibility.ReasonAgainst(
            SmallRun.Compute(), ExecutionModels.Find(model, Language.Python), SyntheticRuntimes.Stock with { Capabilities = nothing }));
    }

    /// <summary>
    /// Where the tables decide, the words of the half are the pair and the harness's reason; where the interpreter does, the half knows
    /// more of why, and names the model.
    /// </summary>
    private static void AssertAgree(Runtime runtime, CommandResult answer)
    {
        Assert.True(answer.ExitCode == 0, answer.LastWords);
        var refusals = JsonNode.Parse(answer.StandardOutput)!.AsArray().ToDictionary(
            pair => ((string)pair!["workload"]!, (string)pair["model"]!), pair => (string?)pair!["refusal"]);
        var models = ExecutionModels.All
            .Where(model => !model.IsEmbedded && model.Language == (runtime.IsPython ? Language.Python : Language.CSharp)).ToList();
        Assert.Equal(Catalogue.Workloads.Count * models.Count, refusals.Count);
        foreach (var (workload, model) in Catalogue.Workloads.SelectMany(workload => models.Select(model => (workload, model))))
        {
            var byTable = Compatibility.ReasonAgainst(workload, model, runtime with { Capabilities = null });
            var reason = Compatibility.ReasonAgainst(workload, model, runtime);
            var refusal = refusals[(workload.Id, model.Id)];
            if (byTable is null && reason is not null)
            {
                Assert.StartsWith($"{model.Id}: ", refusal, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(reason is null ? null : $"{workload.Id} is not run under {model.Id}: {reason}", refusal);
            }
        }
    }

    private static async Task<RuntimeCapabilities> CapabilitiesOf(string python)
    {
        var can = JsonNode.Parse((await AskPythonAsync(python, "--describe")).StandardOutput)!["capabilities"]!;
        bool Can(string name) => (bool)can[name]!;
        return new RuntimeCapabilities(
            Can("supported"), Can("free_threaded"), Can("interpreters"), Can("task_group"), Can("fork"), Can("forkserver"), Can("spawn"));
    }

    private static Task<CommandResult> AskPythonAsync(string python, string question) => AskAsync(
        new Command(python, ["-m", "gilbench", question])
        {
            Environment = new Dictionary<string, string?> { ["PYTHONPATH"] = ProjectTree.At("bench", "Python", "src") },
        });

    private static Task<CommandResult> AskAsync(Command command) =>
        new ProcessRunner(TimeProvider.System).RunAsync(
            command with { Limit = Limit }, cancellation: TestContext.Current.CancellationToken);
}
