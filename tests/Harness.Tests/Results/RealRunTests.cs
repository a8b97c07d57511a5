using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Cli;

namespace GilBench.Tests.Results;

/// <summary>A short run on a real interpreter (and on .NET, where its worker is built) is held against the schema.</summary>
[Trait("category", "process")]
public sealed class RealRunTests
{
    /// <summary>Environment variable: paths of interpreters, separated by colons; the first is measured.</summary>
    private const string Variable = "GILBENCH_TEST_PYTHONS";

    [Fact]
    public async Task What_a_real_run_writes_is_valid_by_the_schema()
    {
        var named = Environment.GetEnvironmentVariable(Variable) ?? "";
        var python = named.Split(':', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        Assert.SkipUnless(
            python is not null, $"No interpreter is named in {Variable}; the schema is held against runs of a fake one elsewhere.");
        using var program = new GilbenchProgram();

        var end = await program.RunAsync(
            "run", "--python", python!, "--runtime", "*", "--workload", "sleep", "--model", "threads", "--cores", "1", "--budget", "5s",
            "--output", "run");

        var path = RunFile.PathOf(program.Folder.In("run"));
        Assert.True(File.Exists(path) && end is { ExitCode: 0 or 3, Errors: "" }, end.ToString());
        Assert.Equal("", string.Join('\n', await RunSchema.Complaints(File.ReadLines(path))));
        var run = RunFile.Read(path);
        Assert.Contains(run.Launches, launch => launch.Outcome == LaunchOutcome.Ok);
        Assert.NotNull(run.End);
    }

    /// <summary>It was measured by an earlier version of the program, as every user's older runs are.</summary>
    [Fact]
    public async Task The_run_of_the_repository_s_sample_is_read_and_valid_by_the_schema()
    {
        var path = ProjectTree.At("reports", "sample", "run.jsonl");

        Assert.Equal("", string.Join('\n', await RunSchema.Complaints(File.ReadLines(path))));
        var run = RunFile.Read(path);
        Assert.All(run.Header.Plan.Arms, arm => Assert.NotEmpty(WhatCounts.Of(run).LaunchesOf(arm.Id)));
    }
}
