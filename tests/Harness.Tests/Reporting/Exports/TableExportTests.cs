using System.Text.Json;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

public sealed class TableExportTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6 });

    [Fact]
    public void The_table_has_a_line_for_every_iteration_and_as_many_cells_as_columns()
    {
        var lines = CsvExport.Of(s_run).TrimEnd().Split("\r\n");

        Assert.Equal(1 + s_run.Launches.Sum(launch => launch.Samples.Count), lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.StartsWith("b001-a1-000,1,1,0,sum_squares:sequential@cpython-3.13:1x1,sum_squares,calibrated,sequential,cpython-3.13,1,1,false,Measured,Ok,true,32,0,Cold,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_count_is_there_and_marked()
    {
        var run = s_run.Changing(launch => launch.Id == "b001-a1-000", launch => launch with { Faults = ["It was disturbed."] });

        Assert.Contains("Ok,false,32,0,Cold", CsvExport.Of(run).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Launches_of_an_attempt_that_does_not_count_are_there_and_marked()
    {
        var spoiled = SpoiledAttempt.Of(s_run);

        var lines = CsvExport.Of(spoiled.Run).TrimEnd().Split("\r\n").ToLookup(line => line.StartsWith("b002-a1-", StringComparison.Ordinal));

        Assert.Equal(CsvExport.Of(spoiled.Without).TrimEnd().Split("\r\n"), lines[false]);
        Assert.Equal(s_run.Launches.Where(launch => launch.Block == 2).Sum(launch => launch.Samples.Count), lines[true].Count());
        Assert.All(lines[true], line => Assert.Contains(",Ok,false,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_with_commas_and_quotes_are_quoted()
    {
        var arm = s_run.Header.Plan.Arms[0] with { Id = "a \"strange\", id" };
        var run = s_run with
        {
            Header = s_run.Header with { Plan = s_run.Header.Plan with { Arms = [arm] } },
            Launches = [s_run.Launches[0] with { Arm = arm.Id }],
        };

        Assert.Contains(",\"a \"\"strange\"\", id\",", CsvExport.Of(run), StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_are_there_for_every_arm_with_interval_and_blocks()
    {
        var arms = JsonDocument.Parse(JsonExport.Of(s_run)).RootElement.GetProperty("arms").EnumerateArray().ToList();

        Assert.Equal(s_run.Header.Plan.Arms.Count, arms.Count);
        var threads = arms.Single(arm => arm.GetProperty("id").GetString() == "sum_squares:threads@cpython-3.13t:2x2");
        Assert.Equal(6, threads.GetProperty("block_seconds_per_unit").EnumerateObject().Count());
        Assert.InRange(threads.GetProperty("speed_up_over_same_path").GetProperty("value").GetDouble(), 1.9, 2.0);
        Assert.True(threads.GetProperty("seconds_per_unit").GetProperty("low").GetDouble() < threads.GetProperty("seconds_per_unit").GetProperty("high").GetDouble());
    }
}
