using System.Text.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Reporting.Exports;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>The export is opened by pyperf itself, where an interpreter of the tests has it.</summary>
[Trait("category", "process")]
public sealed class PyperfItselfTests : IDisposable
{
    /// <summary>Environment variable: a folder that holds pyperf, for interpreters in which it is not installed.</summary>
    private const string Variable = "GILBENCH_TEST_PYPERF";

    /// <summary>Environment variable: paths of interpreters, separated by colons; python3 from PATH is tried after them.</summary>
    private const string Pythons = "GILBENCH_TEST_PYTHONS";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pyperf_reads_every_benchmark_with_the_mean_of_its_slices()
    {
        var python = await InterpreterAsync();
        var run = SyntheticRun.Of(
            new SyntheticOptions { Blocks = 6, Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep] });
        var path = _folder.Write("run.json", PyperfExport.Of(run));
        const string Fields =
            "one.get_nrun(), one.get_nvalue(), sum(len(run.warmups) for run in one.get_runs()), one.get_unit(), one.mean()";
        var read = _folder.Write("read.py", $$"""
            import json, sys, pyperf
            suite = pyperf.BenchmarkSuite.load(sys.argv[1])
            print(json.dumps({one.get_name(): [{{Fields}}]
                              for one in suite}))
            """);

        var loaded = await RunAsync(python, read, path);

        Assert.True(loaded.ExitCode == 0, loaded.StandardError);
        var counting = WhatCounts.Of(run);
        var benchmarks = JsonDocument.Parse(loaded.StandardOutput).RootElement;
        Assert.Equal(run.Header.Plan.Arms.Select(arm => arm.Id).Order(), benchmarks.EnumerateObject().Select(one => one.Name).Order());
        Assert.All(run.Header.Plan.Arms, arm =>
        {
            var launches = counting.LaunchesOf(arm.Id);
            var seconds = launches.SelectMany(launch => launch.WarmSeconds.Select(wall => wall / launch.Tasks)).ToList();
            var one = benchmarks.GetProperty(arm.Id);
            Assert.Equal(
                (launches.Count, seconds.Count, launches.Count, "second"),
                (one[0].GetInt32(), one[1].GetInt32(), one[2].GetInt32(), one[3].GetString()));
            Assert.Equal(1, one[4].GetDouble() / seconds.Average(), 1e-9);
        });
    }

    [Fact]
    public async Task Pyperfs_commands_show_and_compare_it()
    {
        var python = await InterpreterAsync();
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6, Workloads = [SyntheticWorkloads.SumSquares] });
        var path = _folder.Write("run.json", PyperfExport.Of(run));
        var slower = _folder.Write("slower.json", PyperfExport.Of(run.Changing(
            _ => true,
            launch => launch with
            {
                Samples = [.. launch.Samples.Select(sample => sample with { WallSeconds = 2 * sample.WallSeconds })],
            })));

        var (stats, compared) = (
            await RunAsync(python, "-m", "pyperf", "stats", path),
            await RunAsync(python, "-m", "pyperf", "compare_to", path, slower));

        Assert.All(
            [stats, compared],
            end => Assert.True(end is { ExitCode: 0, StandardError: "" }, end.StandardOutput + end.StandardError));
        Assert.All(run.Header.Plan.Arms, arm => Assert.Contains(
            $"{arm.Id}\n{new string('-', arm.Id.Length)}\n", stats.StandardOutput, StringComparison.Ordinal));
        Assert.Contains("2.00x slower", compared.StandardOutput, StringComparison.Ordinal);
    }

    /// <summary>Skips the test where none has pyperf.</summary>
    private static async Task<string> InterpreterAsync()
    {
        var named = Environment.GetEnvironmentVariable(Pythons) ?? "";
        string[] pythons = [.. named.Split(':', StringSplitOptions.RemoveEmptyEntries), "python3"];
        foreach (var python in pythons.Where(python => ExecutablePath.Find(python) is not null))
        {
            if ((await RunAsync(python, "-c", "import pyperf")).ExitCode == 0)
            {
                return python;
            }
        }

        Assert.Skip(
            $"None of {string.Join(", ", pythons)} has pyperf; install it in one of them, or name a folder that holds it in {Variable}.");
        return "";
    }

    private static Task<CommandResult> RunAsync(string python, params string[] arguments)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        return new ProcessRunner(TimeProvider.System).RunAsync(
            new Command(python, arguments)
            {
                Environment = string.IsNullOrEmpty(folder)
                    ? new Dictionary<string, string?>()
                    : new Dictionary<string, string?> { ["PYTHONPATH"] = folder },
                Limit = Limit,
            },
            cancellation: TestContext.Current.CancellationToken);
    }
}
