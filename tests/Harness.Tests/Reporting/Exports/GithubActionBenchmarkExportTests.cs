using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GilBench.Reporting;
using GilBench.Reporting.Exports;
using GilBench.Tests.Synthetic;
using NJsonSchema;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>
/// Against what the README of benchmark-action/github-action-benchmark says of custom benchmarks: a list; name, unit and value are needed,
/// range and extra are texts; and against how its <c>src/extractRangeInfo.ts</c> reads a range.
/// </summary>
public sealed partial class GithubActionBenchmarkExportTests
{
    private const string Documented = """
        {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "required": ["name", "unit", "value"],
            "additionalProperties": false,
            "properties": {
              "name": { "type": "string", "minLength": 1 },
              "unit": { "type": "string", "minLength": 1 },
              "value": { "type": "number" },
              "range": { "type": "string" },
              "extra": { "type": "string" }
            }
          }
        }
        """;

    private static readonly JsonElement[] s_entries = Entries(GithubActionBenchmarkExport.Of(TrackedRuns.Few));

    [Fact]
    public async Task It_is_what_the_documentation_describes()
    {
        var schema = await JsonSchema.FromJsonAsync(Documented, TestContext.Current.CancellationToken);

        Assert.All(
            new[] { TrackedRuns.Few, TrackedRuns.WithoutIntervals, TrackedRuns.Hostile },
            run => Assert.Empty(schema.Validate(GithubActionBenchmarkExport.Of(run))));
        Assert.All(
            new[] { "[]", "{}", """[{"name":"a","unit":"ns","value":"1"}]""", """[{"name":"a","value":1}]""" },
            wrong => Assert.NotEmpty(schema.Validate(wrong)));
    }

    [Fact]
    public void A_time_is_in_nanoseconds_with_half_its_interval_as_the_range()
    {
        var entry = EntryOf($"{TrackedRuns.Known}, time per unit");

        Assert.Equal("ns", entry.GetProperty("unit").GetString());
        Assert.Equal(5e6, entry.GetProperty("value").GetDouble(), 1e-3);
        var range = Range().Match(entry.GetProperty("range").GetString()!);
        Assert.True(range.Success);
        Assert.Equal(1.125e6, double.Parse(range.Groups["value"].Value, CultureInfo.InvariantCulture), 1e-3);
        var extra = entry.GetProperty("extra").GetString()!;
        Assert.Matches(@"^95 % interval (4000000|3999999\.9\d+|4000000\.0\d+) to 62\d+(\.\d+)? ns, from 6 blocks\nrun ", extra);
    }

    [Fact]
    public void Memory_is_in_bytes_and_says_that_it_was_read_once()
    {
        var entry = EntryOf($"{TrackedRuns.Known}, memory");

        Assert.Equal("bytes", entry.GetProperty("unit").GetString());
        Assert.Equal(16_040_000, entry.GetProperty("value").GetDouble());
        Assert.False(entry.TryGetProperty("range", out _));
        Assert.StartsWith("read once, no interval\n", entry.GetProperty("extra").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_an_interval_has_no_range_and_says_from_how_many_blocks_it_comes()
    {
        var entries = Entries(GithubActionBenchmarkExport.Of(TrackedRuns.WithoutIntervals));

        Assert.All(entries, entry => Assert.False(entry.TryGetProperty("range", out _)));
        Assert.Contains(
            entries,
            entry => entry.GetProperty("extra").GetString()!.StartsWith("no finite interval, from 5 blocks\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_arm_that_was_asked_for_is_there_once_with_what_should_be_small()
    {
        var names = s_entries.Select(entry => entry.GetProperty("name").GetString()!).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(
            TrackedRuns.AskedFor(TrackedRuns.Few).Select(arm => $"{arm}, time per unit"),
            names.Where(name => name.EndsWith(", time per unit", StringComparison.Ordinal)));
        Assert.DoesNotContain(names, name => name.EndsWith(", speed up", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith(", efficiency", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hostile_name_comes_out_as_it_was() => Assert.Contains(
        Entries(GithubActionBenchmarkExport.Of(TrackedRuns.Hostile)),
        entry => entry.GetProperty("name").GetString() == $"{TrackedRuns.HostileName}:sequential@cpython-3.13:1x1, time per unit");

    [Fact]
    public void A_run_of_which_nothing_counts_is_refused() => Assert.Contains(
        "there is no figure to export",
        Assert.Throws<ReportException>(() => GithubActionBenchmarkExport.Of((TrackedRuns.Few with { Memory = [] }).Until(0))).Message,
        StringComparison.Ordinal);

    private static JsonElement EntryOf(string name) =>
        Assert.Single(s_entries, entry => entry.GetProperty("name").GetString() == name);

    private static JsonElement[] Entries(string export) => [.. JsonDocument.Parse(export).RootElement.EnumerateArray()];

    [GeneratedRegex(@"^(\+-|±)\s*(?<value>\d.+)$")]
    private static partial Regex Range();
}
