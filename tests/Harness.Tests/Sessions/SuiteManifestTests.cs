using System.Text.Json.Nodes;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Tests.Results;
using NJsonSchema;

namespace GilBench.Tests.Sessions;

public sealed class SuiteManifestTests : IDisposable
{
    /// <summary>A manifest of two workloads, on whose lines the errors are expected.</summary>
    private const string Text = """
        {"schema": 1, "workloads": [{
          "id": "score", "kind": "cpu",
          "python": {"function": "work.py:score", "setup": "ready"},
          "c_sharp": {"assembly": "csharp/bin/Release/net10.0/Scoring.dll", "method": "Scoring.Work.Score"},
          "result": "compared", "tolerance": 0.001,
          "parameter_sets": [
            {"name": "calibrated", "arguments": {"n": 5, "of": {"a": [1, "b"]}}, "tasks": 2, "workers": 3, "expected": "5"}
          ]
        }, {
          "id": "other",
          "python": {"function": "sub/other.py:score", "check": "work.py:score"},
          "parameter_sets": [{"name": "calibrated"}, {"name": "large", "shared_arguments": true}]
        }]}
        """;

    private static readonly JsonObject s_schema = JsonNode.Parse(ProjectTree.Read("bench/suite.schema.json"))!.AsObject();

    private readonly SuiteFolder _suite = new();

    public void Dispose() => _suite.Dispose();

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "line 1, schema: it is 2; this program reads version 1.")]
    [InlineData("\"id\": \"score\"", "\"id\": 7", "line 2, workloads[0].id: 7 was found where text is expected;")]
    [InlineData(
        "\"id\": \"score\"", "\"name\": \"score\"",
        "line 2, workloads[0].name: there is no field 'name'; expected here: id, parameter_sets, ")]
    [InlineData("\"id\": \"score\", ", "", "line 1, workloads[0].id: it is missing; text is expected;")]
    [InlineData(
        "\"id\": \"score\"", "\"id\": \"Score\"",
        "line 2, workloads[0].id: 'Score' must be at most 60 lower-case letters, digits and underscores.")]
    [InlineData("\"id\": \"score\"", "\"id\": \"my-score\"", "line 2, workloads[0].id: 'my-score' must be at most 60 lower-case letters,")]
    [InlineData("\"id\": \"score\"", "\"id\": \"\"", "line 2, workloads[0].id: empty text was found where a name is expected.")]
    [InlineData("\"id\": \"score\"", "\"id\": \"\\u001b[2J\"", "line 2, workloads[0].id: '\\u001b[2J' must be at most 60")]
    [InlineData(
        "\"id\": \"score\"", "\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
        "line 2, workloads[0].id: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' must be at most 60")]
    [InlineData(
        "\"id\": \"score\"", "\"id\": \"sum_squares\"",
        "line 2, workloads[0].id: 'sum_squares' is a workload of the document's (list workloads); give it another name.")]
    [InlineData(
        "\"id\": \"score\"", "\"id\": \"native_chains\"", "line 2, workloads[0].id: 'native_chains' is a workload of the document's")]
    [InlineData("\"id\": \"other\"", "\"id\": \"score\"", "line 10, workloads[1].id: \"score\" is there twice; once is expected.")]
    [InlineData(
        "\"id\": \"score\"", "\"id\": \"score\", \"id\": \"again\"", "line 2, workloads[0].id: it is there twice; once is expected;")]
    [InlineData(
        "\"kind\": \"cpu\"", "\"kind\": \"control\"",
        "line 2, workloads[0].kind: \"control\" was found where one of cpu, io, mixed or null is expected;")]
    [InlineData(
        "\"work.py:score\", \"setup\"", "\"work.py\", \"setup\"",
        "line 3, workloads[0].python.function: \"work.py\" was found where PATH.py:NAME or module:NAME is expected.")]
    [InlineData(
        "\"work.py:score\", \"setup\"", "\"work:2score\", \"setup\"",
        "line 3, workloads[0].python.function: \"work:2score\" was found where PATH.py:NAME or module:NAME is expected.")]
    [InlineData(
        "\"work.py:score\", \"setup\"", "\"sub/work:score\", \"setup\"",
        "line 3, workloads[0].python.function: \"sub/work:score\" was found where PATH.py:NAME")]
    [InlineData(
        "\"work.py:score\", \"setup\"", "\"wo\\u0000rk.py:score\", \"setup\"",
        "line 3, workloads[0].python.function: \"wo\\u0000rk.py:score\" was found where PATH.py:NAME")]
    [InlineData(
        "\"setup\": \"ready\"", "\"setup\": \"work:ready\"",
        "line 3, workloads[0].python.setup: \"work:ready\" was found where the name of a context manager beside the function is expected.")]
    [InlineData(
        "\"setup\": \"ready\"", "\"asyncio_run\": null",
        "line 3, workloads[0].python.asyncio_run: null was found where true or false is expected;")]
    [InlineData(
        "\"setup\": \"ready\"", "\"asyncio_run\": 1",
        "line 3, workloads[0].python.asyncio_run: 1 was found where true or false is expected;")]
    [InlineData(
        "\"setup\": \"ready\"", "\"module\": \"x\"",
        "line 3, workloads[0].python.module: there is no field 'module'; expected here: function, setup, asyncio_run, check;")]
    [InlineData(
        "\"setup\": \"ready\"", "\"check\": \"work.py:score\"",
        "line 4, workloads[0].c_sharp: it is there, but a check in Python cannot judge the results of C#; make two workloads of the two.")]
    [InlineData(
        "Scoring.Work.Score", "Score",
        "line 4, workloads[0].c_sharp.method: \"Score\" was found where Namespace.Class.Method is expected.")]
    [InlineData(
        "csharp/bin/Release/net10.0/Scoring.dll", "",
        "line 4, workloads[0].c_sharp.assembly: empty text was found where the path of a .dll is expected.")]
    [InlineData(
        "csharp/bin/Release/net10.0/Scoring.dll", "a\\u0000b\\u001b[31m",
        "line 4, workloads[0].c_sharp.assembly: there is no file a\\u0000b\\u001b[31m in ")]
    [InlineData(", \"method\": \"Scoring.Work.Score\"", "", "line 4, workloads[0].c_sharp.method: it is missing; text is expected;")]
    [InlineData(
        "\"compared\"", "\"equal\"", "line 5, workloads[0].result: \"equal\" was found where one of compared, ignored is expected;")]
    [InlineData("\"compared\"", "null", "line 5, workloads[0].result: null was found where one of compared, ignored is expected;")]
    [InlineData(
        "\"compared\", \"tolerance\": 0.001", "\"ignored\"",
        "line 7, workloads[0].parameter_sets[0].expected: it is there, but results are ignored; leave one of the two out.")]
    [InlineData(
        "\"compared\"", "\"ignored\"", "line 5, workloads[0].tolerance: it is there, but results are ignored; leave one of the two out.")]
    [InlineData("0.001", "1.5", "line 5, workloads[0].tolerance: 1.5 was found where a number from 0 to 1 or null is expected;")]
    [InlineData("0.001", "-1e-9", "line 5, workloads[0].tolerance: -1e-9 was found where a number from 0 to 1 or null is expected;")]
    [InlineData(
        "\"n\": 5", "\"n\": 5, \"n\": 6", "line 7, workloads[0].parameter_sets[0].arguments.n: it is there twice; once is expected;")]
    [InlineData(
        "[1, \"b\"]", "[1, {\"c\": \"\\ud800\"}]",
        "line 7, workloads[0].parameter_sets[0].arguments.of.a[1].c: \"\\ud800\" was found where text is expected;")]
    [InlineData(
        "\"a\": [", "\"\\ud800\": [",
        "line 7, workloads[0].parameter_sets[0].arguments.of: a field's name holds half a surrogate pair, which is no text;")]
    [InlineData(
        "{\"n\": 5, \"of\": {\"a\": [1, \"b\"]}}", "[5]",
        "line 7, workloads[0].parameter_sets[0].arguments: a list of 1 was found where an object is expected;")]
    [InlineData(
        "\"tasks\": 2", "\"tasks\": 0",
        "line 7, workloads[0].parameter_sets[0].tasks: 0 was found where a whole number of at least 1 or null is expected;")]
    [InlineData(
        "\"workers\": 3", "\"workers\": 99999999",
        "line 7, workloads[0].parameter_sets[0].workers: 99999999 was found where a whole number from 1 to 65,536 or null is expected;")]
    [InlineData(
        "\"expected\": \"5\"", "\"expected\": 5",
        "line 7, workloads[0].parameter_sets[0].expected: 5 was found where text or null is expected;")]
    [InlineData(
        "\"name\": \"calibrated\", \"arguments\"", "\"name\": \"usual\", \"arguments\"",
        "line 6, workloads[0].parameter_sets: none is named calibrated, which is the one that is measured where --parameters names no "
            + "other.")]
    [InlineData(
        "\"name\": \"large\"", "\"name\": \"calibrated\"",
        "line 12, workloads[1].parameter_sets[1].name: \"calibrated\" is there twice; once is expected.")]
    [InlineData(
        "\"name\": \"large\"", "\"name\": \"very large\"",
        "line 12, workloads[1].parameter_sets[1].name: 'very large' must be at most 60 lower-case letters, digits and hyphens.")]
    [InlineData(
        "\"large\", \"shared_arguments\": true", "\"shared\"",
        "line 12, workloads[1].parameter_sets[1].name: 'shared' is kept for a set with \"shared_arguments\": true; give it another name.")]
    [InlineData(
        "{\"name\": \"calibrated\"}, {\"name\": \"large\", \"shared_arguments\": true}", "",
        "line 12, workloads[1].parameter_sets: an empty list was found where at least one parameter set is expected.")]
    [InlineData(
        "\"name\": \"calibrated\"}", "\"name\": \"calibrated\", \"expected\": \"5\"}",
        "line 12, workloads[1].parameter_sets[0].expected: it is there, but check decides on results; leave one of the two out.")]
    [InlineData(
        "\"check\": \"work.py:score\"}", "\"check\": \"work.py:score\"}, \"tolerance\": 0.1",
        "line 11, workloads[1].tolerance: it is there, but check decides on results; leave one of the two out.")]
    [InlineData(
        "\"check\": \"work.py:score\"}", "\"check\": \"work.py:score\"}, \"result\": \"ignored\"",
        "line 11, workloads[1].python.check: it is there, but results are ignored; leave one of the two out.")]
    [InlineData(
        "\"check\": \"work.py:score\"", "\"check\": \"right\"",
        "line 11, workloads[1].python.check: \"right\" was found where PATH.py:NAME or module:NAME is expected.")]
    [InlineData(
        "\"python\": {\"function\": \"sub/other.py:score\", \"check\": \"work.py:score\"},", "",
        "line 9, workloads[1]: other has neither python nor c_sharp; one of them, or both, are expected.")]
    [InlineData(
        "\"schema\": 1,", "\"schema\": 1", "line 1, schema: '\"workloads\": [{' was found at character 14 and cannot be read as JSON;")]
    public void A_wrong_manifest_is_refused_with_line_and_field(string right, string wrong, string expected)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        AssertRefused(Text.Replace(right, wrong, StringComparison.Ordinal), expected);
    }

    [Theory]
    [InlineData("", "line 1, the whole text: the end was found at character 1 and cannot be read as JSON;")]
    [InlineData("null", "line 1, the whole text: null was found where an object with schema, workloads, folder, claims is expected;")]
    [InlineData("[]", "line 1, the whole text: a list of 0 was found where an object with schema,")]
    [InlineData("{}", "line 1, schema: it is missing; a whole number of at least 0 is expected;")]
    [InlineData(
        """{"schema": 1, "workloads": []}""", "line 1, workloads: an empty list was found where at least one workload is expected.")]
    [InlineData("""{"schema": 1, "workloads": [null]}""", "line 1, workloads[0]: null was found where an object with id, parameter_sets, ")]
    [InlineData(
        """{"schema": 1, "suites": []}""", "line 1, suites: there is no field 'suites'; expected here: schema, workloads, folder, claims;")]
    public void What_is_no_manifest_is_refused(string text, string expected) => AssertRefused(text, expected);

    [Fact]
    public void Arguments_that_are_nested_without_end_are_refused() =>
        AssertRefused(Text.Replace("[1, \"b\"]", new string('[', 5000) + new string(']', 5000), StringComparison.Ordinal), "line 7, ");

    [Fact]
    public void A_summary_is_a_sentence() => AssertRefused(
        Text.Replace("\"kind\": \"cpu\"", $"\"summary\": \"{new string('x', 301)}\"", StringComparison.Ordinal),
        "line 2, workloads[0].summary: it is longer than 300 characters.");

    [Fact]
    public void A_manifest_that_is_right_is_read() =>
        Assert.Equal(["score", "other"], _suite.Parse(Text).Workloads.Select(workload => workload.Id));

    [Fact]
    public void The_schema_has_every_field_of_the_records_and_no_other()
    {
        var comparison = new SchemaComparison(s_schema["definitions"]!.AsObject(), RunJson.Options);
        comparison.Compare("workload", typeof(SuiteWorkload));

        Assert.Equal("", string.Join('\n', comparison.Differences));
        Assert.Equal(
            RunJson.Options.GetTypeInfo(typeof(SuiteManifest)).Properties.Select(property => property.Name).Order(),
            s_schema["properties"]!.AsObject().Select(property => property.Key).Order());
        Assert.Equal(SuiteManifest.CurrentSchema, (int)s_schema["properties"]!["schema"]!["const"]!);
    }

    [Fact]
    public async Task The_schema_takes_what_is_read_and_refuses_what_is_not()
    {
        var schema = await JsonSchema.FromJsonAsync(s_schema.ToJsonString(), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Text));
        Assert.Empty(schema.Validate(ProjectTree.Read("bench/suite-template/suite.json")));
        foreach (var (right, wrong) in new[]
        {
            ("\"id\": \"score\"", "\"id\": \"Score\""), ("\"cpu\"", "\"control\""), ("work.py:score", "work.py"),
            ("\"setup\"", "\"set_up\""), ("Scoring.Work.Score", "Score"), ("\"compared\"", "\"equal\""), ("0.001", "2"),
            ("\"workers\": 3", "\"workers\": 0"), ("\"expected\": \"5\"", "\"expected\": 5"), ("\"large\"", "\"very large\""),
            ("\"arguments\": {", "\"values\": {"),
        })
        {
            Assert.Contains(right, Text, StringComparison.Ordinal);
            Assert.True(schema.Validate(Text.Replace(right, wrong, StringComparison.Ordinal)).Count > 0, wrong);
        }
    }

    private void AssertRefused(string text, string expected)
    {
        var refusal = Assert.Throws<UsageException>(() => _suite.Parse(text)).Message;

        Assert.StartsWith($"{_suite.In("suite.json")} {expected}", refusal, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal, char.IsControl);
        Assert.DoesNotContain("GilBench.", refusal, StringComparison.Ordinal);
    }
}
