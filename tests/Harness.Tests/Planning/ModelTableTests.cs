using GilBench.Model;
using GilBench.Planning;
using NJsonSchema;

namespace GilBench.Tests.Planning;

public sealed class ModelTableTests
{
    [Fact]
    public void Every_model_suits_a_kind_of_work_or_says_in_a_sentence_why_not()
    {
        foreach (var row in ModelTable.Rows)
        {
            var kinds = row.Suits.Concat(row.WhyNot.Keys).ToList();

            Assert.True(
                kinds.Order().SequenceEqual(Enum.GetValues<WorkloadKind>()), $"{row.Id} in {row.Language}: {string.Join(", ", kinds)}");
            Assert.NotEmpty(row.Suits);
            Assert.All(row.WhyNot.Values, reason => Assert.False(
                string.IsNullOrWhiteSpace(reason) || reason.EndsWith('.'), $"{row.Id}: '{reason}'"));
        }
    }

    [Fact]
    public void Every_model_is_there_once_in_its_language()
    {
        var rows = ProjectTree.Table("models.json", "models");

        Assert.Equal(rows.Select(row => (string?)row["id"]), ModelTable.Rows.Select(row => row.Id));
        Assert.Equal(ModelTable.Rows.Count, ModelTable.Rows.Select(row => (row.Id, row.Language)).Distinct().Count());
    }

    [Fact]
    public void Only_models_of_Python_need_something_of_an_interpreter() =>
        Assert.All(ModelTable.Rows.Where(row => row.Needs.Count > 0), row => Assert.Equal(Language.Python, row.Language));

    [Fact]
    public async Task The_project_s_models_match_the_schema()
    {
        var text = ProjectTree.Read("bench/models.json");
        var schema = await JsonSchema.FromJsonAsync(ProjectTree.Read("bench/models.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(text));
        foreach (var (right, wrong) in new[]
        {
            ("\"worker_kind\": \"event_loop\"", "\"worker_kind\": \"loop\""), ("\"needs\": [\"fork\"]", "\"needs\": [\"fork()\"]"),
            ("\"suits\"", "\"for\""),
            ("\"why_not\": {\"control\"", "\"why_not\": {\"native\""), ("\"language\": \"c_sharp\"", "\"language\": \"C#\""),
            ("nothing of a scheduler in the way\"", "nothing of a scheduler in the way.\""),
        })
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            Assert.NotEmpty(schema.Validate(text.Replace(right, wrong, StringComparison.Ordinal)));
        }
    }
}
