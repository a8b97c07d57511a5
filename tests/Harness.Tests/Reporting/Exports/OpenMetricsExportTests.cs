using GilBench.Reporting;
using GilBench.Reporting.Exports;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>Against the grammar and the rules of OpenMetrics 1.0, by <see cref="OpenMetricsReader"/>.</summary>
public sealed class OpenMetricsExportTests
{
    private static readonly IReadOnlyList<MetricFamily> s_families = OpenMetricsReader.Read(OpenMetricsExport.Of(TrackedRuns.Few));

    [Fact]
    public void Every_family_says_its_unit_and_what_it_means()
    {
        Assert.All(s_families, family => Assert.StartsWith("gilbench_", family.Name, StringComparison.Ordinal));
        Assert.All(s_families, family => Assert.True(family.Help.Length > 10 && family.Help.EndsWith('.'), family.Name));
        Assert.Equal(["gilbench_blocks"], s_families.Where(family => family.Unit.Length == 0).Select(family => family.Name));
        Assert.Equal(["", "bytes", "ratio", "seconds"], s_families.Select(family => family.Unit).Distinct().Order());
    }

    [Theory]
    [InlineData("gilbench_time_per_unit_seconds", 0.005)]
    [InlineData("gilbench_time_per_unit_low_seconds", 0.004)]
    [InlineData("gilbench_time_per_unit_high_seconds", 0.00625)]
    [InlineData("gilbench_memory_bytes", 16_040_000)]
    [InlineData("gilbench_blocks", 6)]
    public void A_figure_is_in_base_units_and_the_ends_of_its_interval_are_families_of_their_own(string family, double value) =>
        Assert.Equal(1, Of(family, TrackedRuns.Known).Value / value, 1e-9);

    [Fact]
    public void A_sample_names_everything_that_its_arm_is()
    {
        var labels = Of("gilbench_speed_up_ratio", "sum_squares:threads@cpython-3.13t:2x2").Labels;

        Assert.Equal(
            [
                "arm=sum_squares:threads@cpython-3.13t:2x2", "workload=sum_squares", "parameter_set=calibrated", "model=threads",
                "runtime=cpython-3.13t", "cores=2", "workers=2", "role=measured",
            ],
            labels.Select(label => $"{label.Key}={label.Value}"));
    }

    [Fact]
    public void Controls_are_there_and_say_so() => Assert.Equal(
        ["aa_control", "measured", "positive_control"],
        Family("gilbench_time_per_unit_seconds").Samples.Select(sample => sample.Labels["role"]).Distinct().Order());

    [Fact]
    public void The_time_of_the_run_is_a_sample_with_the_runs_name()
    {
        var run = Assert.Single(Family("gilbench_run_start_time_seconds").Samples);

        Assert.Equal(TrackedRuns.Few.Header.Created.ToUnixTimeSeconds(), run.Value);
        Assert.Equal(TrackedRuns.Few.Header.Id, run.Labels["run"]);
    }

    [Fact]
    public void What_was_not_measured_has_no_family_and_no_sample()
    {
        var names = OpenMetricsReader.Read(OpenMetricsExport.Of(TrackedRuns.WithoutIntervals with { Memory = [] }))
            .Select(family => family.Name).ToList();

        Assert.Contains("gilbench_time_per_unit_seconds", names);
        Assert.DoesNotContain("gilbench_time_per_unit_low_seconds", names);
        Assert.DoesNotContain("gilbench_memory_bytes", names);
        Assert.DoesNotContain(
            Family("gilbench_efficiency_ratio").Samples, sample => sample.Labels["workload"] == "sleep");
    }

    [Fact]
    public void A_hostile_name_comes_out_as_it_was() => Assert.Contains(
        OpenMetricsReader.Read(OpenMetricsExport.Of(TrackedRuns.Hostile)).SelectMany(family => family.Samples),
        sample => sample.Labels.GetValueOrDefault("workload") == TrackedRuns.HostileName
            && sample.Labels["arm"] == $"{TrackedRuns.HostileName}:sequential@cpython-3.13:1x1");

    [Fact]
    public void A_carriage_return_is_shown_as_its_escape()
    {
        var run = TrackedRuns.Few with { Header = TrackedRuns.Few.Header with { GilbenchVersion = "1\r\n2" } };

        var families = OpenMetricsReader.Read(OpenMetricsExport.Of(run));

        Assert.Equal("1\\r\n2", Assert.Single(families[0].Samples).Labels["gilbench_version"]);
    }

    [Fact]
    public void A_run_of_which_nothing_counts_is_refused() => Assert.Contains(
        "there is no figure to export",
        Assert.Throws<ReportException>(() => OpenMetricsExport.Of((TrackedRuns.Few with { Memory = [] }).Until(0))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("no end", "# TYPE a gauge\na 1\n")]
    [InlineData("a text after the end", "# EOF\na 1\n")]
    [InlineData("the end in a line", "# TYPE a gauge\na 1 # EOF\n")]
    [InlineData("a unit that is no suffix", "# TYPE a gauge\n# UNIT a seconds\n# EOF\n")]
    [InlineData("a family twice", "# TYPE a gauge\na 1\n# TYPE b gauge\n# TYPE a gauge\n# EOF\n")]
    [InlineData("a label set twice", "# TYPE a gauge\na{b=\"1\"} 1\na{b=\"1\"} 2\n# EOF\n")]
    [InlineData("a label twice", "# TYPE a gauge\na{b=\"1\",b=\"2\"} 1\n# EOF\n")]
    [InlineData("a bare quote", "# TYPE a gauge\na{b=\"1\"2\"} 1\n# EOF\n")]
    [InlineData("an unknown escape", "# TYPE a gauge\na{b=\"\\d\"} 1\n# EOF\n")]
    [InlineData("a comma too many", "# TYPE a gauge\na{b=\"1\",} 1\n# EOF\n")]
    [InlineData("no number", "# TYPE a gauge\na one\n# EOF\n")]
    [InlineData("an empty line", "# TYPE a gauge\n\na 1\n# EOF\n")]
    [InlineData("a comment", "# a comment\n# EOF\n")]
    [InlineData("help after a sample", "# TYPE a gauge\na 1\n# HELP a b\n# EOF\n")]
    public void The_reader_of_these_tests_refuses(string what, string text) =>
        Assert.True(Record.Exception(() => OpenMetricsReader.Read(text)) is FormatException, what);

    private static MetricFamily Family(string name) => Assert.Single(s_families, family => family.Name == name);

    private static MetricSample Of(string family, string arm) =>
        Assert.Single(Family(family).Samples, sample => sample.Labels["arm"] == arm);
}
