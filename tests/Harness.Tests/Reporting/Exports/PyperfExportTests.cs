using System.Globalization;
using System.Text.Json;
using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>
/// Field by field against pyperf's documentation: API (Run, Benchmark, BenchmarkSuite), "Metadata" and "pyperf JSON", file format 1.0.
/// </summary>
public sealed class PyperfExportTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions());
    private static readonly JsonElement s_suite = JsonDocument.Parse(PyperfExport.Of(s_run)).RootElement;

    // Metadata: integers of at least 1; numbers of at least 0.
    private static readonly string[] s_positiveIntegers = ["loops", "inner_loops", "mem_max_rss", "cpu_count", "workers"];
    private static readonly string[] s_numbers = ["duration", "load_avg_1min"];

    [Fact]
    public void A_suite_has_version_metadata_and_benchmarks()
    {
        Assert.Equal(["version", "metadata", "benchmarks"], s_suite.EnumerateObject().Select(field => field.Name));
        Assert.Equal("1.0", s_suite.GetProperty("version").GetString());
        Assert.Equal("second", s_suite.GetProperty("metadata").GetProperty("unit").GetString());
        Assert.Equal("Synthetic 9000", s_suite.GetProperty("metadata").GetProperty("cpu_model_name").GetString());
    }

    [Fact]
    public void Every_arm_is_a_benchmark_with_a_name_of_its_own()
    {
        var names = Benchmarks().Select(benchmark => benchmark.GetProperty("metadata").GetProperty("name").GetString()).ToList();

        Assert.Equal(s_run.Header.Plan.Arms.Select(arm => arm.Id), names);
        Assert.All(Benchmarks(), benchmark => Assert.Equal(["metadata", "runs"], benchmark.EnumerateObject().Select(field => field.Name)));
    }

    [Fact]
    public void Every_launch_is_a_run_with_values_per_loop_and_a_warmup_of_loops_and_value()
    {
        foreach (var benchmark in Benchmarks())
        {
            var name = benchmark.GetProperty("metadata").GetProperty("name").GetString();
            var launches = s_run.Launches.Where(launch => launch.Arm == name).OrderBy(launch => launch.Block).ToList();
            var runs = benchmark.GetProperty("runs").EnumerateArray().ToList();
            Assert.Equal(launches.Count, runs.Count);
            foreach (var (launch, run) in launches.Zip(runs))
            {
                var loops = run.GetProperty("metadata").GetProperty("loops").GetInt32();
                Assert.Equal(launch.Tasks, loops);
                Assert.Equal(
                    launch.WarmSeconds,
                    run.GetProperty("values").EnumerateArray().Select(value => value.GetDouble() * loops),
                    (a, b) => Math.Abs((a / b) - 1) < 1e-12);
                Assert.All(run.GetProperty("values").EnumerateArray(), value => Assert.True(value.GetDouble() > 0));
                var warmup = Assert.Single(run.GetProperty("warmups").EnumerateArray());
                Assert.Equal(2, warmup.GetArrayLength());
                Assert.Equal(loops, warmup[0].GetInt32());
                Assert.Equal(launch.Samples[0].WallSeconds, warmup[1].GetDouble() * loops, 12);
            }
        }
    }

    [Fact]
    public void Metadata_have_the_types_and_ranges_that_the_documentation_states()
    {
        var metadata = Benchmarks()
            .SelectMany(benchmark => benchmark.GetProperty("runs").EnumerateArray()
                .Select(run => run.GetProperty("metadata")).Append(benchmark.GetProperty("metadata")))
            .Append(s_suite.GetProperty("metadata"));

        foreach (var field in metadata.SelectMany(one => one.EnumerateObject()))
        {
            if (s_positiveIntegers.Contains(field.Name))
            {
                Assert.True(field.Value.GetInt64() >= 1, field.Name);
            }
            else if (s_numbers.Contains(field.Name))
            {
                Assert.True(field.Value.GetDouble() >= 0, field.Name);
            }
            else
            {
                var text = field.Value.GetString()!;
                Assert.True(text.Length > 0 && text == text.Trim() && !text.Contains('\n') && !text.Contains('\r'), field.Name);
            }

            if (field.Name == "date")
            {
                Assert.True(DateTime.TryParseExact(
                    field.Value.GetString(), "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            }
        }
    }

    [Fact]
    public void Line_breaks_and_empty_texts_are_no_metadata()
    {
        var machine = s_run.Header.Machine with { CpuModel = "two\nlines", Kernel = null };
        var changed = s_run with { Header = s_run.Header with { Machine = machine, GilbenchVersion = " " } };
        var suite = JsonDocument.Parse(PyperfExport.Of(changed)).RootElement;

        Assert.Equal("two lines", suite.GetProperty("metadata").GetProperty("cpu_model_name").GetString());
        Assert.False(suite.GetProperty("metadata").TryGetProperty("gilbench_version", out _));
    }

    [Fact]
    public void Launches_that_do_not_count_are_left_out()
    {
        var run = s_run.Changing(launch => launch.Block == 2, launch => launch with { Outcome = LaunchOutcome.Crashed })
            .Changing(launch => launch.Block == 3, launch => launch with { Faults = ["It was disturbed."] });

        var suite = JsonDocument.Parse(PyperfExport.Of(run)).RootElement;

        Assert.All(
            suite.GetProperty("benchmarks").EnumerateArray(),
            benchmark => Assert.Equal(6, benchmark.GetProperty("runs").GetArrayLength()));
    }

    [Fact]
    public void Launches_of_an_attempt_that_does_not_count_are_left_out()
    {
        var spoiled = SpoiledAttempt.Of(s_run);

        Assert.Equal(PyperfExport.Of(spoiled.Without), PyperfExport.Of(spoiled.Run));
    }

    [Fact]
    public void A_run_of_which_nothing_counts_is_refused() => Assert.Contains(
        "pyperf takes no file without a benchmark",
        Assert.Throws<ReportException>(() => PyperfExport.Of(s_run.Until(0))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_round_that_was_set_aside_is_no_value()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Blocks = 2,
            Rounds = 4,
            SetAside = block => block == 2 ? [new SetAsideRound(1, "Load."), new SetAsideRound(3, "Load.")] : [],
        });
        var launch = run.Launches.First(launch => launch.Block == 2);

        var runs = JsonDocument.Parse(PyperfExport.Of(run)).RootElement.GetProperty("benchmarks")[0].GetProperty("runs");

        Assert.Equal([4, 2], runs.EnumerateArray().Select(one => one.GetProperty("values").GetArrayLength()));
        Assert.Equal(
            [launch.Samples[2].WallSeconds / launch.Tasks, launch.Samples[4].WallSeconds / launch.Tasks],
            runs[1].GetProperty("values").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void A_base_on_several_cores_has_a_run_for_each_of_them()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 1, BaseCores = 2 });

        var runs = JsonDocument.Parse(PyperfExport.Of(run)).RootElement.GetProperty("benchmarks")[0].GetProperty("runs");

        Assert.Equal(["0", "1"], runs.EnumerateArray().Select(one => one.GetProperty("metadata").GetProperty("cpu_affinity").GetString()));
    }

    private static List<JsonElement> Benchmarks() => [.. s_suite.GetProperty("benchmarks").EnumerateArray()];
}
