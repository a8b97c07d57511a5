using System.Globalization;
using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The machines of a fleet, side by side: what they are, what they allow, and what each way does on them.</summary>
internal static class FleetTables
{
    private sealed record Ceiling(MachineEvidence Machine, CeilingAtCores? Native);

    private sealed record Waiting(SliceOnMachine On, ScalingSeries Series, CpuCeiling Cpu);

    private sealed record WayOnMachine(SliceOnMachine On, WayMeasured Way)
    {
        public double? PerSecond => Way.Measured.EstimateOf(Metric.Throughput)?.Value;
    }

    private sealed record Advice(string Work, MachineEvidence Machine, string Recommendation);

    private static readonly Column<Ceiling>[] s_ceilings =
    [
        Columns.Of<Ceiling>("Machine", row => row.Machine.Label.Text),
        Columns.Number<Ceiling>("On cores", row => row.Native is { } native ? Columns.Count(native.Cores) : Figures.None),
        Columns.Of<Ceiling>("Native code gained", row => Columns.Known(row.Native?.Ratio, Figures.Ratio)),
        Columns.Number<Ceiling>("Of the ideal", row => Columns.Known(row.Native?.Ratio.Value / row.Native?.Cores, Figures.Percent)),
        Columns.Wide<Ceiling>("Meaning", row => row.Native switch
        {
            null => "The native control was not measured, so what the hardware allowed is not known.",
            { HasNoCoresToGive: true } => "It has no cores to give: no claim about parallel gain can be judged on it.",
            { IsLow: true } => "Far below its number of cores: what every way loses is partly the machine's.",
            _ => "What a way loses against this is its own.",
        }),
    ];

    private static readonly Column<Waiting>[] s_waiting =
    [
        Columns.Of<Waiting>("Workload", row => row.On.Slice.Name),
        Columns.Of<Waiting>("Machine", row => row.On.Label.Short),
        Columns.Of<Waiting>("Model", row => row.Series.Model.Id),
        Columns.Of<Waiting>("Runtime", row => row.Series.Runtime.Id),
        Columns.Number<Waiting>("On cores", row => Columns.Count(row.Series.FixedCores!.Value)),
        Columns.Of<Waiting>("CPU time of a unit", row => Figures.Duration(row.Cpu.SecondsPerUnit)),
        Columns.Of<Waiting>("CPU ceiling (units/s)", row => Figures.PerSecond(row.Cpu.PerSecond.Value)
            + (row.Cpu.PerSecond is { Low: { } low, High: { } high } ? $" [{Figures.PerSecond(low)}, {Figures.PerSecond(high)}]" : "")),
    ];

    private static readonly Column<WayOnMachine>[] s_ways =
    [
        Columns.Of<WayOnMachine>("Workload", row => row.On.Slice.Name),
        Columns.Of<WayOnMachine>("Machine", row => row.On.Label.Short),
        Columns.Of<WayOnMachine>("Way", row => WayNames.Of(row.Way.Way)),
        Columns.Of<WayOnMachine>("Model", row => row.Way.Arm.Model),
        Columns.Of<WayOnMachine>("Runtime", row => row.Way.Arm.Runtime),
        Columns.Number<WayOnMachine>(
            "Cores × workers", row => $"{Columns.Count(row.Way.Arm.Cores)} × {Columns.Count(row.Way.Arm.Workers)}"),
        Columns.Of<WayOnMachine>("Time per unit", row => Columns.Known(row.Way.Measured.SecondsPerUnit, Figures.Duration)),
        Columns.Number<WayOnMachine>("Units/s", row => Columns.Known(row.PerSecond, Figures.PerSecond)),
        Columns.Number<WayOnMachine>("Units/s a core", row => Columns.Known(row.PerSecond / row.Way.Arm.Cores, Figures.PerSecond)),
        Columns.Of<WayOnMachine>("Speed-up", row => Columns.Known(row.Way.Gain, Figures.Ratio)),
        Columns.Number<WayOnMachine>("Efficiency", row => Columns.Known(row.Way.Measured.Efficiency?.Value, Figures.Percent)),
        Columns.Number<WayOnMachine>("Memory", row => Columns.Known(row.Way.Measured[Metric.Memory].Median, Metric.Memory)),
    ];

    private static readonly Column<Advice>[] s_advice =
    [
        Columns.Of<Advice>("Work", row => row.Work),
        Columns.Of<Advice>("Machine", row => row.Machine.Label.Short),
        Columns.Wide<Advice>("What suits it there", row => row.Recommendation),
    ];

    public static Table Machines(FleetEvidence fleet)
    {
        var labels = MachineFacts.Of(fleet.Machines[0].Evidence.Run.Header.Machine).Select(fact => fact.Label).ToList();
        Column<MachineEvidence>[] columns =
        [
            Columns.Of<MachineEvidence>("Machine", machine => machine.Label.Letter),
            .. labels.Select(label => Columns.Of<MachineEvidence>(
                label, machine => MachineFacts.Of(machine.Evidence.Run.Header.Machine).First(fact => fact.Label == label).Value)),
            Columns.Of<MachineEvidence>("Measured", machine => DayOf(machine.Evidence.Run.Header.Created)),
            Columns.Of<MachineEvidence>("Profile", machine => machine.Evidence.Run.Header.Plan.Profile),
            Columns.Number<MachineEvidence>("Blocks", machine => Columns.Count(machine.Evidence.Analysis.Blocks.Valid)),
            Columns.Number<MachineEvidence>("Smallest difference", machine => Columns.Known(
                Resolution.Of(machine.Evidence.Run, machine.Evidence.Analysis).SmallestDifference, Figures.Percent)),
        ];
        return Table.Of(fleet.Machines, columns) with
        {
            Id = "machines",
            Title = "Machines",
            ShortTitle = "Machines",
            Note = "Smallest difference: what differs by less on that machine could have been noise there.",
        };
    }

    public static Table Ceilings(FleetEvidence fleet) => Table.Of(
        fleet.Machines.Select(machine => new Ceiling(machine, machine.Evidence.Analysis.Ceilings is [.., var most] ? most : null)),
        s_ceilings) with
    {
        Id = "ceilings",
        Title = "What each machine's cores allow",
        ShortTitle = "Ceilings",
        Note = "The native control, code without any lock, on the most cores that were measured, against itself on one core.",
    };

    /// <summary>Empty where nothing that waits tells its CPU time.</summary>
    public static Table Waits(FleetEvidence fleet) => Table.Of(
        from slice in fleet.Slices
        where slice.Slice.Workload.Kind is WorkloadKind.Io or WorkloadKind.Mixed
        from part in slice.On
        let all = ScalingSeries.Of(part.Evidence.Analysis, part.Slice.Workload.Id, part.Slice.ParameterSet)
        let most = all.Max(one => one.FixedCores)
        from series in all
        where series.FixedCores == most
        let ceiling = CpuCeiling.Of(series)
        where ceiling is not null
        select new Waiting(part, series, ceiling),
        s_waiting) with
    {
        Id = "cpu-ceilings",
        Title = "What the CPU permits of work that waits",
        ShortTitle = "CPU ceilings",
        Note = "However many are in flight, a unit costs CPU time: the ceiling is cores ÷ CPU time of a unit, on the most cores of each "
            + "machine. Its range goes from the fewest cores that the workers are sure to use to the most that they may use.",
    };

    /// <summary>Every way on the most cores of every machine.</summary>
    public static Table Ways(FleetEvidence fleet) => Table.Of(
        fleet.Slices.SelectMany(slice => slice.On)
            .SelectMany(on => WaysOverCores.OnAllCores(on).Select(way => new WayOnMachine(on, way))),
        s_ways) with
    {
        Id = "ways",
        Title = "Every way on all cores of every machine",
        ShortTitle = "All ways",
        Note = "On the most cores that were measured, with 95 % intervals. Speed-up: over one worker of the same machine through the same "
            + "executor; efficiency: speed-up ÷ that of native code in the same rounds.",
        WhenEmpty = "Nothing was measured with several workers.",
        IsLong = true,
    };

    /// <summary>A row for each kind of work, or piece of the user's code, and machine.</summary>
    public static Table Recommendations(FleetEvidence fleet) => Table.Of(
        fleet.Machines.SelectMany(AdviceOf).GroupBy(advice => advice.Work).SelectMany(same => same), s_advice) with
    {
        Id = "advice",
        Title = "What suits which work on which machine",
        ShortTitle = "What suits which work",
        Note = "By the figures of that machine alone.",
    };

    private static IEnumerable<Advice> AdviceOf(MachineEvidence machine)
    {
        var ofCode = CodeAnswerText.Of(machine.Evidence);
        var answers = ofCode.Count > 0 ? ofCode : KindAnswerText.Of(KindAnswers.Of(machine.Evidence));
        return answers.Select(answer => new Advice(answer.Title, machine, answer.Recommendation));
    }

    private static string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
