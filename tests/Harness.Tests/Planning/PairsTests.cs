using System.Text.Json.Nodes;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Tests.Claims;
using GilBench.Tests.Cli;
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
    public async Task Python_accepts_the_pairs_that_the_harness_plans_and_refuses_the_others_with_the_same_reason()
    {
        var pythons = (Environment.GetEnvironmentVariable(Variable) ?? "python3").Split(':', StringSplitOptions.RemoveEmptyEntries);
        foreach (var python in pythons)
        {
            Assert.SkipWhen(ExecutablePath.Find(python) is null, $"There is no {python}; name interpreters in {Variable}.");
            var answer = await AskAsync(new Command(python, ["-m", "gilbench", "--pairs"])
            {
                Environment = new Dictionary<string, string?> { ["PYTHONPATH"] = ProjectTree.At("bench", "Python", "src") },
            });
            Assert.SkipWhen(answer.LastWords.Contains("needs Python 3.10 or later", StringComparison.Ordinal), $"{python} is too old; name interpreters in {Variable}.");

            Assert.Equal(Planned(SyntheticRuntimes.Stock), Accepted(answer));
        }
    }

    [Fact]
    public async Task CSharp_accepts_the_pairs_that_the_harness_plans_and_refuses_the_others_with_the_same_reason()
    {
        Assert.SkipUnless(GilbenchProgram.HasDotNetWorker, "The C# worker is not built; build the whole solution.");

        var answer = await AskAsync(new Command("dotnet", [GilbenchProgram.DotNetWorker, "--pairs"]));

        Assert.Equal(Planned(SyntheticRuntimes.DotNet), Accepted(answer));
    }

    /// <summary>By the table alone: an interpreter that can do everything.</summary>
    private static IReadOnlyList<string> Planned(Runtime runtime) =>
    [
        .. from workload in Catalogue.Workloads
           from model in ExecutionModels.All
           where model.Language == (runtime.IsPython ? Language.Python : Language.CSharp)
           let reason = Compatibility.ReasonAgainst(workload, model, runtime with { Capabilities = null })
           select $"{workload.Id} under {model.Id}: {reason ?? "accepted"}",
    ];

    private static IReadOnlyList<string> Accepted(CommandResult answer)
    {
        Assert.True(answer.ExitCode == 0, answer.LastWords);
        return
        [
            .. JsonNode.Parse(answer.StandardOutput)!.AsArray().Select(pair =>
                $"{pair!["workload"]} under {pair["model"]}: {((bool)pair["supported"]! ? "accepted" : (string)pair["reason"]!)}"),
        ];
    }

    private static Task<CommandResult> AskAsync(Command command) =>
        new ProcessRunner(TimeProvider.System).RunAsync(command with { Limit = Limit }, cancellation: TestContext.Current.CancellationToken);
}
