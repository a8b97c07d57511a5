using GilBench.Analysis;
using GilBench.Fleets;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>Charts across the machines of a fleet: a panel for each way of using the cores, a line for each machine.</summary>
internal static class FleetCharts
{
    private const string Across = "A line for each machine, its letter at the end";

    public static IReadOnlyList<ChartSection> Of(FleetEvidence fleet) =>
    [
        .. from slice in fleet.Slices
           let lines = slice.On.SelectMany(WaysOverCores.Of).ToList()
           let charts = ChartsOf(slice, lines)
           where charts.Count > 0
           select new ChartSection(
               ReportPart.Scaling, $"fleet-{slice.Slice.Slug}", slice.Slice.Name, slice.Slice.Workload.Summary, charts, []),
    ];

    private static IReadOnlyList<Chart> ChartsOf(FleetSlice slice, IReadOnlyList<WayOverCores> lines) =>
    [
        .. slice.Slice.Workload.Kind == WorkloadKind.Cpu ? SpeedUps(slice, lines) : [],
        .. slice.Slice.Workload.Kind == WorkloadKind.Cpu ? FleetEfficiencyChart.Of(slice) : [],
        .. Throughputs(slice, lines),
    ];

    private static IEnumerable<LineChart> SpeedUps(FleetSlice slice, IReadOnlyList<WayOverCores> lines)
    {
        var gains = lines.SelectMany(line => line.Points).Where(point => point.Arm.Cores > 1).Select(point => point.Gain).OfType<Estimate>()
            .ToList();
        var panels = Panels(lines.Select(line => LineOf(line, GainsOf(line))).Where(line => line.Points.Count > 1));
        if (panels.Count == 0)
        {
            return [];
        }

        List<LinePanel> all = [.. panels, .. Ceilings(slice)];
        var cores = CoresOf(all);
        return
        [
            new LineChart
            {
                Id = $"fleet-speed-up-{slice.Slice.Slug}",
                Title = FleetFindings.SpeedUps(slice),
                Subtitle = Subtitles.Of(
                    $"Speed-up over one worker on one core of the same machine, from paired measurements; more is better. {Across}.",
                    gains,
                    LineChart.MarkOf(cores.Count)),
                Up = ChartAxes.OfScaling("speed-up (×)", cores[^1], [.. LineChart.Extent(all, [])]),
                Across = "cores",
                Cores = cores,
                Panels = all,
                HasIdeal = true,
                Machines = MachinesOf(slice),
            },
        ];
    }

    private static IEnumerable<LineChart> Throughputs(FleetSlice slice, IReadOnlyList<WayOverCores> lines)
    {
        var panels = Panels(lines.Select(line => LineOf(
            line, [.. line.Arms.Select(arm => LinePoint.Of(arm.Arm.Cores, arm.EstimateOf(Metric.Throughput)!))])));
        if (panels.Count == 0)
        {
            return [];
        }

        var cores = CoresOf(panels);
        return
        [
            new LineChart
            {
                Id = $"fleet-throughput-{slice.Slice.Slug}",
                Title = FleetFindings.Throughputs(slice),
                Subtitle = Subtitles.Of(
                    $"Units a second ({slice.Slice.Workload.Unit}) over cores; {Subtitles.Direction(Metric.Throughput)}. {Across}.",
                    lines.SelectMany(line => line.Arms).Select(arm => arm.SecondsPerUnit!),
                    LineChart.MarkOf(cores.Count)),
                Up = ChartAxes.OfAmounts($"{Metric.Throughput.Name} (units/s)", [.. LineChart.Extent(panels, [])]),
                Across = "cores",
                Cores = cores,
                Panels = panels,
                Machines = MachinesOf(slice),
            },
        ];
    }

    /// <summary>What the hardware allowed, by the native control of each machine; empty where none was measured.</summary>
    private static IEnumerable<LinePanel> Ceilings(FleetSlice slice)
    {
        List<ChartLine> lines =
        [
            .. from part in slice.On
               let ceilings = part.Evidence.Analysis.Ceilings
               where ceilings.Count > 0
               let control = ceilings[^1].Several.Arm
               select new ChartLine(
                   "native ceiling",
                   control.Runtime,
                   part.Evidence.Styles.Of(control),
                   [LinePoint.One, .. ceilings.Select(ceiling => LinePoint.Of(ceiling.Cores, ceiling.Ratio))])
               {
                   Machine = part.Label,
               },
        ];
        return lines.Count == 0 ? [] : [new LinePanel("native code: the ceiling", lines)];
    }

    private static IReadOnlyList<LinePoint> GainsOf(WayOverCores way) =>
    [
        LinePoint.One,
        .. from point in way.Points
           let gain = point.Gain
           where point.Arm.Cores > 1 && gain is not null
           select LinePoint.Of(point.Arm.Cores, gain),
    ];

    private static ChartLine LineOf(WayOverCores way, IReadOnlyList<LinePoint> points) =>
        new(way.Model, way.Runtime, way.On.Evidence.Styles.Of(way.Model, way.Runtime), points) { Machine = way.On.Label };

    private static List<LinePanel> Panels(IEnumerable<ChartLine> lines) =>
    [
        .. lines.GroupBy(line => (line.Model, line.Runtime))
            .Select(same => new LinePanel($"{same.Key.Model} on {same.Key.Runtime}", [.. same])),
    ];

    private static List<int> CoresOf(IEnumerable<LinePanel> panels) =>
        [.. panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Points).Select(point => point.Cores).Distinct().Order()];

    private static IReadOnlyList<MachineLabel> MachinesOf(FleetSlice slice) => [.. slice.On.Select(on => on.Label)];
}

/// <summary>What each machine's ways keep of what native code gained on the same cores, side by side.</summary>
internal static class FleetEfficiencyChart
{
    /// <returns>Empty where no efficiency is known.</returns>
    public static IEnumerable<RowChart> Of(FleetSlice slice)
    {
        if (FleetFindings.Efficiencies(slice) is not { } finding)
        {
            return [];
        }

        var ways = slice.On
            .Select(on => (On: on, Ways: WaysOverCores.OnAllCores(on).Where(way => way.Measured.Efficiency is not null).ToList()))
            .Where(one => one.Ways.Count > 0).ToList();
        List<RowGroup> groups =
        [
            .. ways.Select(one => new RowGroup(
                $"{one.On.Label.Letter}, on {Counted.Of(one.Ways[0].Arm.Cores, "core")}",
                [.. one.Ways.Select(way => Row(one.On.Evidence, way))])),
        ];
        return ChartRows.Split(new RowChart
        {
            Id = $"fleet-efficiency-{slice.Slice.Slug}",
            Title = finding,
            Subtitle = Subtitles.Of(
                "Efficiency: speed-up ÷ that of native code on as many cores in the same rounds, on the most cores of each machine; "
                    + "more is better.",
                ways.SelectMany(one => one.Ways).Select(way => way.Measured.Efficiency!)),
            Style = RowStyle.Dot,
            Axis = new ChartAxis("efficiency (%)", AxisScale.Linear, -1.5, Math.Max(100, ChartRows.Extent(groups).Max()) * 1.04),
            Groups = groups,
            References = [new ReferenceLine(ReferenceKind.Unity, 100, null, null, "100 %: all that native code gained")],
            Machines = [.. ways.Select(one => one.On.Label)],
        });
    }

    private static ChartRow Row(Evidence evidence, WayMeasured way)
    {
        var share = way.Measured.Efficiency!;
        Estimate percent = share with { Value = 100 * share.Value, Low = 100 * share.Low, High = 100 * share.High };
        return ChartRow.Of(
            $"{way.Arm.Model} on {way.Arm.Runtime}", evidence.Styles.Of(way.Arm), percent,
            $"{Figures.Significant(percent.Value)} %{Figures.Interval(percent, before: " ")}");
    }
}
