using GilBench.Statistics.Acceptance;

namespace GilBench.Tests.Statistics.Acceptance;

/// <summary>
/// The rows that <c>gilbench acceptance</c> prints; to leave them out of a run: <c>--filter-not-trait category=acceptance</c>.
/// </summary>
public sealed class AcceptanceTests(ITestOutputHelper output)
{
    /// <summary>A line for each row: the name of its test, what is tried, what is expected.</summary>
    private static readonly string[] s_approved = ApprovedText.Read("rows.txt").TrimEnd().Split('\n');

    public static TheoryData<string> Names => [.. AcceptanceSuite.Tests.Select(test => test.Name)];

    [Theory]
    [Trait("category", "acceptance")]
    [MemberData(nameof(Names))]
    public void What_the_design_states_is_obtained(string name)
    {
        var rows = AcceptanceSuite.Tests.Single(test => test.Name == name).Run();

        foreach (var row in rows)
        {
            output.WriteLine($"{row.Test}: expected {row.Expected}, obtained {row.Obtained}");
        }

        // Line by line, because what is tried and what is expected are only known once it has run.
        Assert.Equal(s_approved.Where(line => line.StartsWith($"{name} | ", StringComparison.Ordinal)), rows.Select(
            row => $"{name} | {row.Test} | {row.Expected}"));
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row.Passed, $"{row.Test}: expected {row.Expected}, obtained {row.Obtained}"));
    }

    [Fact]
    public void Every_approved_test_is_there() =>
        Assert.Equal(s_approved.Select(line => line.Split(" | ")[0]).Distinct(), AcceptanceSuite.Tests.Select(test => test.Name));

    [Fact]
    public void The_same_seeds_give_the_same_rows() =>
        Assert.Equal(IntervalAcceptance.Coverage(), IntervalAcceptance.Coverage());

    [Fact]
    public void A_row_fails_where_expected_and_obtained_differ()
    {
        Assert.False(AcceptanceRow.AtMost("alarms", 0.051, 0.05).Passed);
        Assert.False(AcceptanceRow.AtLeast("power", 0.949, 0.95).Passed);
        Assert.Equal(new AcceptanceRow("coverage", "94–97 %", "98.00 %", false), AcceptanceRow.Between("coverage", 0.98, 0.94, 0.97));
    }
}
