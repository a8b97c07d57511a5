using GilBench.Planning;
using GilBench.Tests.Claims;

namespace GilBench.Tests.Planning;

public sealed class WorkloadCatalogTests
{
    private const string Row = """{"id": "a", "kind": "cpu", "holds_gil": true, "summary": "s", "unit": "u", "source": "d", "parameter_sets": []}""";

    [Fact]
    public void The_project_s_catalogue_is_read_row_by_row() => Assert.Equal(
        ProjectTree.Table("workloads.json", "workloads").Select(row =>
            ((string?)row["id"], string.Join(", ", row["parameter_sets"]!.AsArray().Select(set => $"{set!["name"]}: {set["expected"]}")))),
        Catalogue.Workloads.Select(workload =>
            ((string?)workload.Id, string.Join(", ", workload.ParameterSets.Select(set => $"{set.Name}: {set.Expected}")))));

    [Theory]
    [InlineData("""{"schema": 1, "workloads": [null]}""", "line 1, workloads[0]: null was found where an object with id, kind, holds_gil, summary, unit and others is expected.")]
    [InlineData("{\"schema\": 1,\n\"workloads\": [{\"id\": 7}]}", "line 2, workloads[0].id: 7 was found where text is expected.")]
    [InlineData("{\"schema\": 1, \"workloads\": [" + Row + ",\n" + Row + "]}", "line 2, workloads[1].id: \"a\" is there twice; once is expected.")]
    [InlineData("{\"schema\": 1, \"workloads\": 5}", "line 1, workloads: 5 was found where a list is expected.")]
    public void A_wrong_catalogue_is_refused_with_line_and_field(string text, string expected) =>
        Assert.Equal($"w.json {expected}", Assert.Throws<UsageException>(() => WorkloadCatalog.Parse(text, "w.json")).Message);
}
