using System.Text.Json;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Exports;

public sealed class TableExportTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6 });

    [Fact]
    public void The_table_has_a_line_for_every_slice_and_as_many_cells_as_columns()
    {
        var lines = CsvExport.Of(s_run).TrimEnd().Split("\r\n");

        Assert.Equal(1 + s_run.Launches.Sum(launch => launch.Samples.Count), lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.StartsWith(
            "b001-g00-a1-000,1,0,1,0,sum_squares:sequential@cpython-3.13:1x1,sum_squares,calibrated,sequential,cpython-3.13,1,1,false,"
                + "Measured,0,Ok,true,32,0,Cold,false,",
            lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_has_under_each_name_of_the_header_the_value_of_that_name()
    {
        var arm = new Arm("an_arm", "a_workload", "a_set", "a_model", "a_runtime", 5, 6, ArmRole.OneWorkerBaseline, Weak: true);
        var sample = s_run.Launches[0].Samples[1] with { WallSeconds = 0.5, CpuSelfSeconds = 0.75, CpuChildrenSeconds = 0.125 };
        var launch = s_run.Launches[0] with
        {
            Id = "a_launch",
            Block = 2,
            Group = 7,
            Attempt = 3,
            Order = 4,
            Arm = arm.Id,
            Tasks = 16,
            Outcome = LaunchOutcome.WrongResult,
            Samples =
            [
                sample with { Results = new Dictionary<string, int> { ["1"] = 8 } },
                sample with { WallSeconds = 1e-9, CpuSelfSeconds = null, CpuChildrenSeconds = null },
            ],
            AffinityAsked = [5, 6, 7, 8],
            SetAside = [1],
            StartupSeconds = 0.0625,
            PeakRssBytes = 21_000_001,
            Certificate = s_run.Launches[0].Certificate with { Verdict = CertificateVerdict.StateOnly },
        };

        var header = s_run.Header with { Plan = s_run.Header.Plan with { Arms = [arm] } };
        var table = CsvExport.Of(s_run with { Header = header, Launches = [launch] });

        Assert.Equal(
            "launch,block,group,attempt,order,arm,workload,parameter_set,model,runtime,cores,workers,weak,role,cpus,outcome,counts,tasks,"
                + "round,phase,set_aside,wall_seconds,seconds_per_unit,cpu_self_seconds,cpu_children_seconds,startup_seconds,"
                + "peak_rss_bytes,certificate\r\n"
                + "a_launch,2,7,3,4,an_arm,a_workload,a_set,a_model,a_runtime,5,6,true,OneWorkerBaseline,5-8,WrongResult,false,8,"
                + "0,Cold,false,0.5,0.0625,0.75,0.125,0.0625,21000001,StateOnly\r\n"
                + "a_launch,2,7,3,4,an_arm,a_workload,a_set,a_model,a_runtime,5,6,true,OneWorkerBaseline,5-8,WrongResult,false,16,"
                + "1,Warm,true,1E-09,6.25E-11,,,0.0625,21000001,StateOnly\r\n",
            table);
    }

    [Fact]
    public void What_does_not_count_is_there_and_marked()
    {
        var run = s_run.Changing(launch => launch.Id == "b001-g00-a1-000", launch => launch with { Faults = ["It was disturbed."] });

        Assert.Contains("Ok,false,32,0,Cold", CsvExport.Of(run).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Launches_of_an_attempt_that_does_not_count_are_there_and_marked()
    {
        var spoiled = SpoiledAttempt.Of(s_run);

        var lines = CsvExport.Of(spoiled.Run).TrimEnd().Split("\r\n")
            .ToLookup(line => line.StartsWith("b002-g00-a1-", StringComparison.Ordinal));

        Assert.Equal(CsvExport.Of(spoiled.Without).TrimEnd().Split("\r\n"), lines[false]);
        Assert.Equal(s_run.Launches.Where(launch => launch.Block == 2).Sum(launch => launch.Samples.Count), lines[true].Count());
        Assert.All(lines[true], line => Assert.Contains(",Ok,false,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_figures_say_what_became_of_groups_and_rounds_and_what_the_run_could_see()
    {
        var run = SpoiledAttempt.Of(SyntheticRun.Of(new SyntheticOptions
        {
            Rounds = 10,
            BaseCores = 2,
            Slowed = (_, round, cores) => cores is [1] && round == 4 ? 2 : 1,
            SetAside = block => block == 1 ? [new SetAsideRound(2, DisturbanceText.Stolen(0.5, 0.02))] : [],
        })).Run;

        var figures = JsonDocument.Parse(JsonExport.Of(run)).RootElement;

        int Number(string name) => figures.GetProperty(name).GetInt32();
        Assert.Equal(
            (8, 1, 90, 1, 10),
            (Number("groups"), Number("spoiled_groups"), Number("rounds"), Number("rounds_set_aside"),
                Number("rounds_in_spoiled_groups")));
        Assert.Equal("stolen", figures.GetProperty("rounds_disturbed_by")[0].GetProperty("by").GetString());
        Assert.Equal(11.0 / 90, figures.GetProperty("lost_share").GetDouble(), 12);
        Assert.Equal(1, figures.GetProperty("cores")[1].GetProperty("cpu").GetInt32());
        Assert.InRange(figures.GetProperty("cores")[1].GetProperty("slow_share").GetDouble(), 0.09, 0.11);
        Assert.True(figures.GetProperty("resolution").GetProperty("smallest_difference").GetDouble() > 0);
        Assert.Equal(run.Header.Plan.Arms.Count, figures.GetProperty("planned_groups")[0].GetProperty("arms").GetArrayLength());
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
        Assert.InRange(threads.GetProperty("speed_up_over_one_worker_baseline").GetProperty("value").GetDouble(), 1.9, 2.0);
        var seconds = threads.GetProperty("seconds_per_unit");
        Assert.True(seconds.GetProperty("low").GetDouble() < seconds.GetProperty("high").GetDouble());
    }

    [Fact]
    public void The_figures_are_approved_where_the_two_speed_ups_differ_and_a_launch_failed()
    {
        // A thread alone takes a quarter longer than a bare loop.
        var options = new SyntheticOptions
        {
            Blocks = 7,
            Workloads = [SyntheticWorkloads.SumSquares],
            Models = [SyntheticModels.Sequential, SyntheticModels.Threads],
            OneWorkerSeconds = arm => SyntheticTruth.OneWorkerSeconds(arm) * (arm.Model.WorkerKind == WorkerKind.Threads ? 1.25 : 1),
        };
        var run = SyntheticRun.Of(options).Changing(
            launch => launch is { Block: 7, Arm: "sum_squares:threads@cpython-3.13t:2x2" },
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "exit code 70" });
        var spoiled = new BlockEnd(7, 0, Valid: false, "steal of 5 %");

        ApprovedText.Check("figures.json", JsonExport.Of(run with { Blocks = [spoiled, .. run.Blocks] }));
    }
}
