using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Tests.Planning;

public sealed class ModelTableTests
{
    [Fact]
    public void Every_model_suits_a_kind_of_work_or_says_in_a_sentence_why_not()
    {
        foreach (var row in ModelTable.Rows)
        {
            var kinds = row.Suits.Concat(row.WhyNot.Keys).ToList();

            Assert.True(kinds.Order().SequenceEqual(Enum.GetValues<WorkloadKind>()), $"{row.Id} in {row.Language}: {string.Join(", ", kinds)}");
            Assert.NotEmpty(row.Suits);
            Assert.All(row.WhyNot.Values, reason => Assert.False(string.IsNullOrWhiteSpace(reason) || reason.EndsWith('.'), $"{row.Id}: '{reason}'"));
        }
    }

    [Fact]
    public void Every_model_is_there_once_in_its_language()
    {
        var rows = ProjectTree.Table("models.json", "models");

        Assert.Equal(rows.Select(row => (string?)row["id"]), ModelTable.Rows.Select(row => row.Id));
        Assert.Equal(ModelTable.Rows.Count, ModelTable.Rows.Select(row => (row.Id, row.Language)).Distinct().Count());
    }
}
