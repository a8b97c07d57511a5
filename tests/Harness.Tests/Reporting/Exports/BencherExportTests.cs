using System.Text.Json;
using GilBench.Reporting;
using GilBench.Reporting.Exports;
using GilBench.Tests.Synthetic;
using NJsonSchema;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>
/// Against bencher.dev's page "Bencher Metric Format (BMF)": benchmarks by name, each with measures by slug, each with a value and perhaps
/// a lower and an upper one; a name has at most 1024 characters, a slug at most 64.
/// </summary>
public sealed class BencherExportTests
{
    private const string Documented = """
        {
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
              "type": "object",
              "required": ["value"],
              "additionalProperties": false,
              "properties": {
                "value": { "type": "number" },
                "lower_value": { "type": "number" },
                "upper_value": { "type": "number" }
              }
            }
          }
        }
        """;

    private static readonly JsonElement s_benchmarks = JsonDocument.Parse(BencherExport.Of(TrackedRuns.Few)).RootElement;

    [Fact]
    public async Task It_is_what_the_documentation_describes()
    {
        var schema = await JsonSchema.FromJsonAsync(Documented, TestContext.Current.CancellationToken);

        Assert.All(
            new[] { TrackedRuns.Few, TrackedRuns.WithoutIntervals, TrackedRuns.Hostile },
            run => Assert.Empty(schema.Validate(BencherExport.Of(run))));
        Assert.All(
            new[] { "{}", """{"a":{}}""", """{"a":{"latency":1}}""", """{"a":{"latency":{"value":1,"low":0}}}""" },
            wrong => Assert.NotEmpty(schema.Validate(wrong)));
    }

    [Fact]
    public void Latency_is_in_nanoseconds_between_the_ends_of_its_interval()
    {
        var latency = s_benchmarks.GetProperty(TrackedRuns.Known).GetProperty("latency");

        Assert.Equal(5e6, latency.GetProperty("value").GetDouble(), 1e-3);
        Assert.Equal(4e6, latency.GetProperty("lower_value").GetDouble(), 1e-3);
        Assert.Equal(6.25e6, latency.GetProperty("upper_value").GetDouble(), 1e-3);
    }

    [Fact]
    public void Memory_is_in_bytes_and_has_no_ends()
    {
        var memory = s_benchmarks.GetProperty(TrackedRuns.Known).GetProperty("memory");

        Assert.Equal(16_040_000, memory.GetProperty("value").GetDouble());
        Assert.Equal(["value"], memory.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void A_figure_without_an_interval_has_a_value_alone()
    {
        var benchmarks = JsonDocument.Parse(BencherExport.Of(TrackedRuns.WithoutIntervals)).RootElement;

        Assert.All(
            benchmarks.EnumerateObject(),
            benchmark => Assert.Equal(["value"], benchmark.Value.GetProperty("latency").EnumerateObject().Select(field => field.Name)));
    }

    [Fact]
    public void Every_arm_that_was_asked_for_has_the_measures_that_were_measured_of_it()
    {
        Assert.Equal(TrackedRuns.AskedFor(TrackedRuns.Few), s_benchmarks.EnumerateObject().Select(benchmark => benchmark.Name));
        Assert.Equal(
            ["latency", "start-up", "first-use", "memory", "peak-memory"], MeasuresOf(TrackedRuns.Known));
        Assert.Contains("speed-up", MeasuresOf("sum_squares:threads@cpython-3.13:2x2"));
        Assert.DoesNotContain("efficiency", MeasuresOf("sleep:threads@cpython-3.13:2x2"));
    }

    [Fact]
    public void Names_and_slugs_are_as_short_as_Bencher_takes_them() => Assert.All(s_benchmarks.EnumerateObject(), benchmark =>
    {
        Assert.InRange(benchmark.Name.Length, 1, 1024);
        Assert.All(benchmark.Value.EnumerateObject(), measure => Assert.Matches("^[a-z][a-z-]{0,63}$", measure.Name));
    });

    [Fact]
    public void A_hostile_name_comes_out_as_it_was() => Assert.True(
        JsonDocument.Parse(BencherExport.Of(TrackedRuns.Hostile)).RootElement
            .TryGetProperty($"{TrackedRuns.HostileName}:sequential@cpython-3.13:1x1", out _));

    [Fact]
    public void A_run_of_which_nothing_counts_is_refused() => Assert.Contains(
        "there is no figure to export",
        Assert.Throws<ReportException>(() => BencherExport.Of((TrackedRuns.Few with { Memory = [] }).Until(0))).Message,
        StringComparison.Ordinal);

    private static IEnumerable<string> MeasuresOf(string arm) =>
        s_benchmarks.GetProperty(arm).EnumerateObject().Select(measure => measure.Name);
}
