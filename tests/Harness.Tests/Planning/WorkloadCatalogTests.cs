using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using NJsonSchema;

namespace GilBench.Tests.Planning;

public sealed class WorkloadCatalogTests
{
    /// <summary>A catalogue of one workload, on whose lines the errors are expected.</summary>
    private const string Text = """
        {"schema": 1, "workloads": [{
          "id": "a", "kind": "io", "holds_gil": true, "summary": "s", "unit": "u", "source": "d",
          "metric": {"name": "time_per_unit", "unit": "s"},
          "needs": {"server": true},
          "arguments": [{"name": "n", "type": "whole_number"}, {"name": "wait", "type": "number", "role": "wait_seconds"}],
          "languages": {"python": {"unit": "m.f", "async_unit": "m.g"}},
          "parameter_sets": [
            {"name": "calibrated", "arguments": {"n": 5, "wait": 0.5}, "tasks": null, "workers": null, "expected": null}
          ]
        }]}
        """;

    private static string SchemaText { get; } = ProjectTree.Read("bench/workloads.schema.json");

    [Fact]
    public void The_project_s_catalogue_is_read_row_by_row() => Assert.Equal(
        ProjectTree.Table("workloads.json", "workloads").Select(row =>
            ((string?)row["id"], string.Join(", ", row["parameter_sets"]!.AsArray().Select(set => $"{set!["name"]}: {set["expected"]}")))),
        Catalogue.Workloads.Select(workload =>
            ((string?)workload.Id, string.Join(", ", workload.ParameterSets.Select(set => $"{set.Name}: {set.Expected}")))));

    [Fact]
    public void What_a_workload_declares_is_read()
    {
        var workload = WorkloadCatalog.Parse(Text, "w.json")["a"];

        Assert.Equal((true, false), (workload.Needs.Server, workload.Needs.DataFolder));
        Assert.Equal((true, false), (workload.IsIn(Language.Python), workload.IsIn(Language.CSharp)));
        Assert.Equal(0.5, workload.WaitSeconds(workload.ParameterSets[0]));
        Assert.Null(workload.ParameterSets[0].Expected);
    }

    [Theory]
    [InlineData("http_get", 0.05)]
    [InlineData("sleep", 0.05)]
    [InlineData("file_scan", 0)]
    public void How_long_a_unit_of_the_project_s_own_waits_is_told_by_the_roles_of_its_arguments(string id, double seconds)
    {
        var workload = Catalogue.Workloads.Single(workload => workload.Id == id);

        Assert.Equal(seconds, workload.WaitSeconds(workload.ParameterSets.Single(set => set.Name == ParameterSetNames.Calibrated)));
    }

    [Theory]
    [InlineData("\"id\": \"a\"", "\"id\": 7", "line 2, workloads[0].id: 7 was found where text is expected.")]
    [InlineData("\"schema\": 1", "\"schema\": 2", "line 1, schema: it is 2; this program reads version 1.")]
    [InlineData("time_per_unit", "speed", "line 3, workloads[0].metric.name: \"speed\" was found where one of time_per_unit is expected.")]
    [InlineData("\"unit\": \"s\"}", "\"unit\": \"ms\"}", "line 3, workloads[0].metric.unit: \"ms\" was found where one of s is expected.")]
    [InlineData(
        "\"server\"", "\"database\"",
        "line 4, workloads[0].needs.database: there is no field 'database'; expected here: server, data_folder.")]
    [InlineData(
        "whole_number", "integer",
        "line 5, workloads[0].arguments[0].type: \"integer\" was found where one of whole_number, number is expected.")]
    [InlineData("\"wait\", \"type\"", "\"n\", \"type\"", "line 5, workloads[0].arguments[1].name: \"n\" is there twice; once is expected.")]
    [InlineData(
        "wait_seconds", "delay",
        "line 5, workloads[0].arguments[1].role: \"delay\" was found where one of wait_seconds, server_latency_ms or null is expected.")]
    [InlineData(
        "{\"python\": {\"unit\": \"m.f\", \"async_unit\": \"m.g\"}}", "{}",
        "line 6, workloads[0].languages: it is empty; python, c_sharp or both are expected.")]
    [InlineData(
        "\"python\"", "\"cobol\"", "line 6, workloads[0].languages.cobol: there is no field 'cobol'; expected here: python, c_sharp.")]
    [InlineData(
        ", \"async_unit\": \"m.g\"", "",
        "line 6, workloads[0].languages.python.async_unit: it is missing; what waits needs a function that can be awaited.")]
    [InlineData(
        "\"io\"", "\"cpu\"", "line 6, workloads[0].languages.python.async_unit: it is there; what only computes has nothing to await.")]
    [InlineData(
        "\"io\"", "\"mixed\"", "line 6, workloads[0].languages.python.fetch: it is missing; a mixed workload needs its waiting part.")]
    [InlineData(
        "\"n\": 5", "\"n\": 5.5", "line 8, workloads[0].parameter_sets[0].arguments.n: 5.5 was found where a whole number is expected.")]
    [InlineData(
        "\"wait\": 0.5", "\"wait\": -1",
        "line 8, workloads[0].parameter_sets[0].arguments.wait: -1 was found where a time of at least 0 is expected.")]
    [InlineData("\"n\": 5, ", "", "line 8, workloads[0].parameter_sets[0].arguments.n: it is missing; a number is expected.")]
    [InlineData(
        "\"n\": 5, ", "\"n\": 5, \"m\": 6, ",
        "line 8, workloads[0].parameter_sets[0].arguments.m: a declares no such argument; it declares n, wait.")]
    public void A_wrong_row_is_refused_with_line_and_field(string right, string wrong, string expected)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        AssertRefused(Text.Replace(right, wrong, StringComparison.Ordinal), expected);
    }

    [Theory]
    [InlineData(
        """{"schema": 1, "workloads": [null]}""",
        "line 1, workloads[0]: null was found where an object with metric, needs, arguments, languages, id and others is expected.")]
    [InlineData("""{"schema": 1, "workloads": 5}""", "line 1, workloads: 5 was found where a list is expected.")]
    public void A_wrong_catalogue_is_refused_with_line_and_field(string text, string expected) => AssertRefused(text, expected);

    [Fact]
    public void Two_workloads_of_one_name_are_refused()
    {
        var row = Text[(Text.IndexOf("[{", StringComparison.Ordinal) + 1)..Text.LastIndexOf("]}", StringComparison.Ordinal)];

        AssertRefused(
            "{\"schema\": 1, \"workloads\": [" + row + ",\n" + row + "]}",
            "line 12, workloads[1].id: \"a\" is there twice; once is expected.");
    }

    [Fact]
    public async Task The_project_s_workloads_match_the_schema()
    {
        var text = ProjectTree.Read("bench/workloads.json");
        var schema = await JsonSchema.FromJsonAsync(SchemaText, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(text));
        Assert.Empty(schema.Validate(Text));
        foreach (var (right, wrong) in new[]
        {
            ("\"kind\": \"io\"", "\"kind\": \"waiting\""), ("\"role\": ", "\"meaning\": "), ("\"server_latency_ms\"", "\"milliseconds\""),
            ("\"expected\": ", "\"result\": "), ("\"opens\": true", "\"opens\": 1"), ("\"Sums.SumRange\"", "\"SumRange\""),
            ("\"time_per_unit\"", "\"time\""),
        })
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            Assert.NotEmpty(schema.Validate(text.Replace(right, wrong, StringComparison.Ordinal)));
        }
    }

    private static void AssertRefused(string text, string expected) =>
        Assert.Equal($"w.json {expected}", Assert.Throws<UsageException>(() => WorkloadCatalog.Parse(text, "w.json")).Message);
}
