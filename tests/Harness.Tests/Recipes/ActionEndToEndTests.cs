using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GilBench.History;
using GilBench.Tests.Cli;

namespace GilBench.Tests.Recipes;

/// <summary>
/// All shell steps of <c>action.yml</c> in order, in a bare environment, with the program itself, a suite of Python and an interpreter of
/// this machine. What is measured in some seconds decides nothing, so only what is left behind is looked at.
/// </summary>
[Trait("category", "process")]
public sealed partial class ActionEndToEndTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private const string Suite = """
        {
          "schema": 1,
          "workloads": [
            {
              "id": "score",
              "python": {"function": "scoring.py:score"},
              "parameter_sets": [{"name": "calibrated", "arguments": {"n": 5000}}]
            }
          ]
        }
        """;

    [Fact]
    public async Task A_push_is_compared_judged_shown_and_added_to_the_history()
    {
        using var action = new CompositeAction { CallsGilbench = true };
        var perf = Path.Combine(action.Repository.Root, "perf");
        foreach (var file in new[] { "change.py", "scoring.py" })
        {
            File.Copy(ProjectTree.At("bench", "gate-suite", file), Path.Combine(perf, file));
        }

        File.WriteAllText(Path.Combine(perf, "suite.json"), Suite);
        File.WriteAllText(Path.Combine(perf, ".gitignore"), "__pycache__/\n");
        action.Before = action.Repository.Commit();
        var change = Path.Combine(perf, "change.py");
        File.WriteAllText(change, File.ReadAllText(change).Replace("PERCENT = 0", "PERCENT = 10", Ordinal));
        var head = action.Repository.Commit();
        action.Event["GITHUB_EVENT_NAME"] = "push";
        action.Event["GITHUB_REF"] = "refs/heads/main";
        action.Inputs["python-versions"] = "";
        action.Inputs["python"] = await RealPython.PathAsync();
        action.Inputs["budget"] = "3s";
        action.Inputs["history-budget"] = "3s";

        var passed = await action.RunAsync();

        // Which of the three it is, chance and whatever runs beside this test decide.
        var outcome = action.OutputOf("outcome");
        Assert.True(outcome is "no-slowdown" or "slower" or "could-not-tell", $"{outcome}: {action.Log}");
        Assert.Equal(outcome != "slower", passed);
        Assert.Contains(
            outcome switch
            {
                "no-slowdown" => "Nothing is slower.",
                "slower" => "::error title=GilBench%3A slower%2C measured twice::",
                _ => "::warning title=GilBench could not tell::",
            },
            action.Log, Ordinal);
        Assert.All(
            action.Log.Split('\n').Where(line => line.StartsWith("::", Ordinal)), line => Assert.Matches(Annotation(), line));
        AssertComparison(action.OutputOf("report"), (action.Before, head));
        Assert.StartsWith(File.ReadAllText(Path.Combine(action.OutputOf("report"), "comparison.md")), action.Summary, Ordinal);
        AssertHistory(action, head);
        Assert.Equal("", action.Repository.Git("status", "--porcelain"));
        Assert.DoesNotContain('\n', action.Repository.Git("worktree", "list"));
    }

    private static void AssertComparison(string report, (string Base, string Head) commits)
    {
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(report, "comparison.json")));
        Assert.Equal(commits.Base, told.RootElement.GetProperty("base").GetProperty("commit").GetString());
        Assert.Equal(commits.Head, told.RootElement.GetProperty("head").GetProperty("commit").GetString());
        var arms = told.RootElement.GetProperty("arms").EnumerateArray().ToList();
        Assert.Contains(arms, arm => arm.GetProperty("arm").GetString()!.StartsWith("score:sequential@cpython-", Ordinal));
        var cases = arms.Count + told.RootElement.GetProperty("together").GetArrayLength();
        Assert.Equal(cases, XDocument.Load(Path.Combine(report, "junit.xml")).Descendants("testcase").Count());
        Assert.True(File.Exists(Path.Combine(report, "run.jsonl")));
        Assert.True(File.Exists(Path.Combine(report, "history", "run.jsonl")));
    }

    /// <summary>
    /// The file that the next step keeps in the cache holds the pushed commit's run, under the arms' own names. Suites that run beside this
    /// one may leave no block that counts; then there is nothing to add, and that is said.
    /// </summary>
    private static void AssertHistory(CompositeAction action, string head)
    {
        var kept = Assert.Single(
            action.Used, step => step.Uses == "actions/cache/save" && step.With["path"].Contains("history.db", Ordinal));
        using var store = HistoryStores.OpenExisting(kept.With["path"].TrimEnd('*'));
        if (action.Log.Contains("::warning title=GilBench added nothing to the history::", Ordinal))
        {
            Assert.Contains("::Measuring or adding ended with exit code 3;", action.Log, Ordinal);
            Assert.Empty(store.Runs(new RunFilter()));
            TestContext.Current.TestOutputHelper!.WriteLine("Too much ran beside this test: no block counted, and nothing was added.");
            return;
        }

        var run = Assert.Single(store.Runs(new RunFilter()));
        Assert.Equal((head, "main"), (run.Commit, run.Branch));
        Assert.Contains(store.Arms(run.Fingerprint), arm => arm.StartsWith("score:sequential@cpython-", Ordinal));
        Assert.Contains("## Lasting changes in the history", action.Summary, Ordinal);
        Assert.Contains("with 1 run, too few to tell a lasting change", action.Summary, Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(action.OutputOf("report"), "history", "trend"), "*.svg"));
    }

    [GeneratedRegex("^::(error|warning|notice) title=[^:,]+::.+$")]
    private static partial Regex Annotation();
}
