using GilBench.Model;
using GilBench.Planning;
using NJsonSchema;

namespace GilBench.Tests.Planning;

public sealed class ModelTableTests
{
    /// <summary>A table of two models, on whose lines the errors are expected.</summary>
    private const string Text = """
        {"schema": 1, "models": [
          {"id": "a", "language": "python", "host": "embedded_c_api", "worker_kind": "threads", "needs": ["fork"], "summary": "s",
           "suits": ["cpu", "io"],
           "why_not": {"mixed": "it is slow", "control": "it is native"}},
          {"id": "a", "language": "c_sharp", "worker_kind": "threads", "summary": "s",
           "suits": ["cpu", "io", "mixed", "control"],
           "why_not": {}}
        ]}
        """;

    [Fact]
    public void The_project_s_table_is_read_row_by_row()
    {
        var rows = ProjectTree.Table("models.json", "models");

        Assert.Equal(rows.Select(row => (string?)row["id"]), ModelTable.Rows.Select(row => row.Id));
        Assert.Equal(rows.Select(row => (string?)row["summary"]), ModelTable.Rows.Select(row => row.Summary));
    }

    [Fact]
    public void What_a_model_says_of_itself_is_read()
    {
        var rows = ModelTable.Parse(Text, "m.json").Models;

        Assert.Equal([(Language.Python, 1, "it is slow"), (Language.CSharp, 0, null)], rows.Select(
            row => (row.Language, row.Needs.Count, row.WhyNot.GetValueOrDefault(WorkloadKind.Mixed))));
        Assert.Equal([Capability.Fork], rows[0].Needs);
        Assert.Equal([HostProcess.EmbeddedCApi, null], rows.Select(row => row.Host));
        Assert.Equal([WorkloadKind.Cpu, WorkloadKind.Io], rows[0].Suits);
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "line 1, schema: it is 2; this program reads version 1.")]
    [InlineData(
        "embedded_c_api", "embedded_java",
        "line 2, models[0].host: \"embedded_java\" was found where one of interpreter, dot_net_program, embedded_c_api, embedded_pythonnet "
            + "or null is expected.")]
    [InlineData(
        "embedded_c_api", "interpreter",
        "line 2, models[0].host: a program that embeds an interpreter is expected: embedded_c_api or embedded_pythonnet.")]
    [InlineData(
        "c_sharp\", ", "c_sharp\", \"host\": \"embedded_pythonnet\", ",
        "line 5, models[1].host: only a model in Python has an interpreter to embed.")]
    [InlineData("\"id\": \"a\", \"language\": \"python\"", "\"id\": \"\", \"language\": \"python\"",
        "line 2, models[0].id: empty text was found where a name is expected.")]
    [InlineData("python", "cobol", "line 2, models[0].language: \"cobol\" was found where one of python, c_sharp is expected.")]
    [InlineData(
        "[\"fork\"]", "[\"spoon\"]",
        "line 2, models[0].needs[0]: \"spoon\" was found where one of interpreters, task_group, fork, forkserver, spawn is expected.")]
    [InlineData(", \"summary\": \"s\",\n   \"suits\": [\"cpu\", \"io\"]", ",\n   \"suits\": [\"cpu\", \"io\"]",
        "line 2, models[0].summary: it is missing; text is expected.")]
    [InlineData("[\"cpu\", \"io\"]", "\"cpu\"", "line 3, models[0].suits: \"cpu\" was found where a list is expected.")]
    [InlineData("[\"cpu\", \"io\"]", "[]", "line 3, models[0].suits: it is empty; at least one kind of work is expected.")]
    [InlineData("[\"cpu\", \"io\"]", "[\"cpu\", \"cpu\"]", "line 3, models[0].suits: a kind of work is there twice; once is expected.")]
    [InlineData(
        "\"mixed\": \"it is slow\", ", "",
        "line 4, models[0].why_not.mixed: it is missing; a kind of work that the model does not suit needs the reason.")]
    [InlineData("\"mixed\": \"it", "\"cpu\": \"it", "line 4, models[0].why_not.cpu: it is there, and the model suits this kind of work.")]
    [InlineData(
        "\"mixed\": \"it", "\"native\": \"it",
        "line 4, models[0].why_not.native: this name was found where one of cpu, io, mixed, control is expected.")]
    [InlineData(
        "it is slow", "it is slow.",
        "line 4, models[0].why_not.mixed: \"it is slow.\" was found where a reason without a full stop is expected.")]
    [InlineData("c_sharp", "python", "line 5, models[1].id: \"a\" is there twice in one language; once is expected.")]
    [InlineData(
        "c_sharp\", ", "c_sharp\", \"needs\": [\"fork\"], ",
        "line 5, models[1].needs: only a model in Python needs something of an interpreter.")]
    [InlineData(
        "\"why_not\": {}}", "\"why_not\": {}",
        "line 8, models[1].why_not: ']}' was found at character 1 and cannot be read as JSON; ")]
    public void What_is_wrong_in_the_table_is_told_with_line_field_and_what_is_expected(string right, string wrong, string complaint)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        var refused = Assert.Throws<UsageException>(
            () => ModelTable.Parse(Text.Replace(right, wrong, StringComparison.Ordinal), "m.json"));

        Assert.StartsWith($"m.json {complaint}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_s_models_match_the_schema()
    {
        var text = ProjectTree.Read("bench/models.json");
        var schema = await JsonSchema.FromJsonAsync(ProjectTree.Read("bench/models.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(text));
        foreach (var (right, wrong) in new[]
        {
            ("\"worker_kind\": \"event_loop\"", "\"worker_kind\": \"loop\""), ("\"needs\": [\"fork\"]", "\"needs\": [\"fork()\"]"),
            ("\"suits\"", "\"for\""), ("\"host\": \"embedded_c_api\"", "\"host\": \"interpreter\""),
            ("\"why_not\": {\"control\"", "\"why_not\": {\"native\""), ("\"language\": \"c_sharp\"", "\"language\": \"C#\""),
            ("nothing of a scheduler in the way\"", "nothing of a scheduler in the way.\""),
        })
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            Assert.NotEmpty(schema.Validate(text.Replace(right, wrong, StringComparison.Ordinal)));
        }
    }
}
