using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests;

/// <summary>What the C# program says of itself, and that it can be run by hand.</summary>
public sealed class DotNetProgramTests
{
    [Fact]
    public async Task It_describes_its_runtime()
    {
        var run = await ProgramRun.OfAsync(Repository.DotNetProgram, ["--describe"]);

        var runtime = Assert.Single(run.Replies);
        Assert.Equal("dotnet", (string?)runtime["implementation"]);
        Assert.Equal(Environment.Version.ToString(), (string?)runtime["version"]);
        Assert.Null(runtime["gil_enabled"]);
    }

    [Fact]
    public async Task It_lists_every_workload_under_every_model_as_the_projects_tables_say()
    {
        var pairs =
            from workload in Repository.Table("workloads.json", "workloads")
            from model in Repository.Table("models.json", "models")
            where (string?)model["language"] == "c_sharp"
            let here = workload["languages"]!["c_sharp"] is not null
            let whyNot = (string?)model["why_not"]![(string)workload["kind"]!] ?? (here ? null : "it is not written in C#")
            let refusal = whyNot is null ? null : $"{workload["id"]} is not run under {model["id"]}: {whyNot}"
            select $"{workload["id"]} under {model["id"]}: {refusal ?? "accepted"}";

        var run = await ProgramRun.OfAsync(Repository.DotNetProgram, ["--pairs"]);

        var listed = JsonNode.Parse(run.Output)!.AsArray().Select(pair =>
            $"{pair!["workload"]} under {pair["model"]}: {(string?)pair["refusal"] ?? "accepted"}");
        Assert.Equal(pairs, listed);
        Assert.Contains("sum_squares under threads: accepted", pairs);
    }

    [Fact]
    public async Task By_hand_it_is_a_BenchmarkDotNet_program()
    {
        var run = await ProgramRun.OfAsync(Repository.DotNetProgram, ["--list", "flat", "--filter", "*SumSquares*"]);

        Assert.Contains("GilBench.DotNet.Benchmarks.Units.SumSquares", run.Output, StringComparison.Ordinal);
        Assert.Contains("GilBench.DotNet.Benchmarks.CpuModels.Threads", run.Output, StringComparison.Ordinal);
    }
}
