using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Statistics.Capacity;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Capacity;

/// <summary>A wait of 10.1 ms that costs 0.2 ms of CPU time, on two cores: 99/s for each in flight, 5,000/s on one core.</summary>
public sealed class ConcurrencyCurveTests
{
    internal static SyntheticOptions Options { get; } = new()
    {
        Workloads = [SyntheticWorkloads.Swept],
        // Ten first: charts that compare models at one number of workers take the first that there is.
        WaitingWorkers = [10, 1, 100, 1000],
        CpuSecondsOfWait = 0.0002,
        SpeedUp = arm => arm.Workload.Kind == WorkloadKind.Io
            ? Math.Min(arm.Arm.Workers, arm.Model.WorkerKind == WorkerKind.EventLoop ? 48 : 96)
            : SyntheticTruth.SpeedUp(arm),
        Blocks = 12,
    };

    private static IReadOnlyList<ConcurrencyCurve> Curves(SyntheticOptions options, ServerCheck? server = null) => ConcurrencyCurve.Of(
        RunAnalysis.Of(SyntheticRun.Of(options)), "sleep", ParameterSetNames.InFlight, server);

    private static ConcurrencyCurve Find(IReadOnlyList<ConcurrencyCurve> curves, string model, string runtime) =>
        curves.Single(curve => (curve.Series.Model.Id, curve.Series.Runtime.Id) == (model, runtime));

    [Fact]
    public void The_number_in_flight_binds_until_the_CPU_time_of_a_unit_does()
    {
        var loop = Find(Curves(Options), "asyncio_gather", "cpython-3.13");

        Assert.Equal(0.0101, loop.SecondsAlone.Value, 0.0003);
        Assert.Equal(5_000, loop.Ceiling!.PerSecond.Value, 1.0);
        Assert.Equal(50.5, loop.BendAt!.Value, 1.5);
        Assert.Equal(
            [ConcurrencyLimit.InFlight, ConcurrencyLimit.InFlight, ConcurrencyLimit.CpuTime, ConcurrencyLimit.CpuTime],
            loop.Arms.Select(loop.LimitOf));
    }

    [Fact]
    public void What_does_less_than_its_cores_permit_is_bound_by_neither()
    {
        var slow = Find(Curves(Options with { SpeedUp = arm => Math.Min(arm.Arm.Workers, 20) }), "asyncio_gather", "cpython-3.13");

        Assert.Equal(ConcurrencyLimit.Neither, slow.LimitOf(slow.Arms[^1]));
    }

    [Fact]
    public void Where_the_two_limits_meet_both_hold_it_back()
    {
        // 100 in flight would do 9,900/s and CPU time 5,000/s; a quarter less than that is near neither.
        var meeting = Options with { WaitingWorkers = [1, 10, 100], SpeedUp = arm => Math.Min(arm.Arm.Workers, 36) };

        var loop = Find(Curves(meeting), "asyncio_gather", "cpython-3.13");

        Assert.Equal(ConcurrencyLimit.Both, loop.LimitOf(loop.Arms[^1]));
        Assert.Equal("both hold it back: it is where the two limits meet", ConcurrencyText.LimitAtMost(loop));
    }

    [Fact]
    public void The_CPU_time_that_permits_most_is_the_cheapest_and_each_number_in_flight_is_read_against_its_own()
    {
        // With a thousand in flight a unit costs five times the CPU time, as threads that hand over a GIL do.
        var loop = Find(Curves(Options), "asyncio_gather", "cpython-3.13");
        var dear = Options with { Seed = 7 };
        var run = SyntheticRun.Of(dear).Changing(
            launch => launch.Arm.EndsWith("x1000", StringComparison.Ordinal),
            launch => launch with
            {
                Slices = launch.Slices with { CpuSelfSeconds = [.. launch.Slices.CpuSelfSeconds!.Select(cpu => 5 * cpu)] },
            });

        var changed = Find(
            ConcurrencyCurve.Of(RunAnalysis.Of(run), "sleep", ParameterSetNames.InFlight, server: null), "asyncio_gather", "cpython-3.13");

        Assert.Equal(1000, loop.Ceiling!.From.Arm.Workers);
        Assert.Equal(5_000, changed.Ceiling!.PerSecond.Value, 1.0);
        Assert.Equal(1_000, changed.CeilingAt(changed.Arms[^1])!.PerSecond.Value, 1.0);
        Assert.Equal(
            "CPU time binds: with so many in flight a unit costs 1.00 ms",
            ConcurrencyText.LimitAtMost(changed with { Arms = [changed.Arms[0], changed.Arms[^1]] }));
    }

    [Fact]
    public void The_servers_ceiling_and_its_CPU_time_are_kept_apart_from_the_workers()
    {
        var server = new ServerCheck([3], 2_000, SharesMeasuredCores: false) { CpuSecondsPerRequest = 0.0001, AskedBy = ["sleep"] };
        var few = Options with { SpeedUp = arm => Math.Min(arm.Arm.Workers, 20) };

        var asked = Find(Curves(few, server), "asyncio_gather", "cpython-3.13");
        var other = Find(Curves(few, server with { AskedBy = ["http_get"] }), "asyncio_gather", "cpython-3.13");

        Assert.Equal(0.0002, asked.Ceiling!.SecondsPerUnit.Value, 1e-9);
        Assert.Equal(ConcurrencyLimit.Server, asked.LimitOf(asked.Arms[^1]));
        Assert.Null(other.Server);
    }

    [Fact]
    public void Cores_that_workers_and_server_use_up_together_are_named()
    {
        // 4,950/s of 0.2 ms and as much of the server's: 1.98 cores of two.
        var server = new ServerCheck([], 20_000, SharesMeasuredCores: true) { CpuSecondsPerRequest = 0.0002, AskedBy = ["sleep"] };
        var shared = Find(Curves(Options with { SpeedUp = arm => Math.Min(arm.Arm.Workers, 50) }, server), "threads", "cpython-3.13t");

        Assert.Equal(2 / 0.0004, shared.SharedCpuPerSecondAt(shared.Arms[^1])!.Value, 1e-6);
        Assert.Equal(ConcurrencyLimit.SharedCores, shared.LimitOf(shared.Arms[^1]));
        Assert.Null(shared.ServerPerSecond);
    }

    [Fact]
    public void Where_fewer_in_flight_do_more_it_is_said_what_binds_beyond_them()
    {
        var falling = Options with { SpeedUp = arm => arm.Arm.Workers == 1000 ? 30 : Math.Min(arm.Arm.Workers, 48) };

        var loop = Find(Curves(falling), "asyncio_gather", "cpython-3.13");

        Assert.Equal(100, loop.Most.Arm.Workers);
        Assert.Equal("CPU time binds: more in flight do no more", ConcurrencyText.LimitAtMost(loop));
        Assert.Matches(@"^4\.[0-9]+ k/s with 100 in flight; [23]\.[0-9]+ k/s with 1,000 in flight$", ConcurrencyText.MostAndLastOf(loop));
        var few = Find(
            Curves(Options with { WaitingWorkers = [1, 10, 1000], SpeedUp = arm => arm.Arm.Workers == 1000 ? 5 : arm.Arm.Workers }),
            "asyncio_gather", "cpython-3.13");
        Assert.Equal("the number in flight binds up to there, and something else beyond", ConcurrencyText.LimitAtMost(few));
    }

    [Fact]
    public void Capacity_is_told_by_the_sweep_with_its_bend()
    {
        var question = new CapacityQuestion { Workload = "sleep", ParameterSet = ParameterSetNames.InFlight, PerSecond = 2_000 };

        var answer = CapacityAnswers.Of(SyntheticRun.Of(Options), question).All
            .Single(one => (one.Series.Model.Id, one.Series.Runtime.Id) == ("asyncio_gather", "cpython-3.13"));

        // 2,000/s × 10.1 ms are 20.2 in flight.
        Assert.Equal(CapacityModelKind.Saturation, answer.Model!.Kind);
        Assert.InRange(answer.Optimistic!.Workers, 18, 21);
        Assert.InRange(answer.Safe!.Workers, 21, 25);
        Assert.Equal(CapacityLimit.Waiting, answer.Limit);
    }

    [Fact]
    public void The_sets_that_a_run_measured_are_asked_for_in_the_order_of_how_much_they_tell()
    {
        Assert.Equal("in-flight", CapacityQuestion.UsualSetOf(["calibrated", "in-flight", "document"]));
        Assert.Equal("calibrated", CapacityQuestion.UsualSetOf(["document", "calibrated"]));
        Assert.Equal("document", CapacityQuestion.UsualSetOf(["document"]));
        Assert.Null(CapacityQuestion.UsualSetOf(["document", "document-10"]));
    }

    [Fact]
    public void The_chart_has_a_panel_for_each_model_and_runtime_with_both_limits_and_its_data_say_which_number_is_which()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(Options));

        var chart = Assert.Single(InFlightCharts.Of(evidence, Assert.Single(evidence.Sweeps)));

        Assert.Equal([1, 10, 100, 1000], chart.Cores);
        Assert.Equal(Curves(Options).Count, chart.Panels.Count);
        var loop = chart.Panels.Single(panel => panel.Heading == "asyncio_gather, cpython-3.13");
        Assert.Equal([ReferenceKind.InFlight, ReferenceKind.CpuTime], loop.Limits.Select(limit => limit.Kind));
        Assert.All(loop.Limits[1].Points, point => Assert.Equal(5_000, point.Value, 1.0));
        var data = ChartData.Csv(chart);
        Assert.StartsWith("model,runtime,in_flight,quantity,value,low,high", data, StringComparison.Ordinal);
        Assert.Contains(
            "asyncio_gather,cpython-3.13,1000,\"throughput (units/s): cores ÷ the CPU time of a unit", data, StringComparison.Ordinal);
        Assert.Contains("with 1,000 in flight", ChartData.Text(chart), StringComparison.Ordinal);
        Assert.StartsWith("sleep on 2 cores, 1 to 1,000 in flight: the most is 9.", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_swept_is_in_no_chart_that_compares_models_at_one_number_of_workers()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(Options));

        Assert.DoesNotContain(evidence.Slices, slice => slice.ParameterSet == ParameterSetNames.InFlight);
        Assert.Equal(
            ["sleep", "sleep, from few in flight to many"],
            ChartCatalog.Of(evidence).Where(section => section.Part != ReportPart.Cost).Select(section => section.Title));
        Assert.Equal(Curves(Options).Count, ConcurrencyTable.Of(evidence).Rows.Count);
        Assert.Matches(
            "^about (49|50|51)\\.[0-9] in flight$", ConcurrencyText.BendOf(Find(Curves(Options), "asyncio_gather", "cpython-3.13")));
    }
}
