using GilBench.Fleets;
using GilBench.Model;

namespace GilBench.Reporting.Series;

/// <summary>Machines with what came of their runs, in styles that they share; nothing in it is a figure of several machines.</summary>
internal sealed class FleetEvidence
{
    private readonly Lazy<IReadOnlyList<FleetSlice>> _slices;

    private FleetEvidence(IReadOnlyList<MachineEvidence> machines)
    {
        Machines = machines;
        _slices = new(FindSlices);
    }

    /// <summary>By cores, ascending.</summary>
    public IReadOnlyList<MachineEvidence> Machines { get; }

    /// <summary>What was measured on one machine or more, the headline's workload first.</summary>
    public IReadOnlyList<FleetSlice> Slices => _slices.Value;

    /// <summary>What the finding is about; null where no machine measured such a workload.</summary>
    public FleetSlice? Headline => Machines.Select(machine => machine.Evidence.Headline).OfType<WorkloadSlice>()
        .Select(headline => Slices.First(slice => slice.Is(headline)))
        .MaxBy(slice => slice.On.Count);

    public static FleetEvidence Of(Fleet fleet)
    {
        var evidences = fleet.Machines.AsParallel().AsOrdered().Select(machine => Evidence.Of(machine.Run)).ToList();
        var styles = StylesOf(evidences);
        return new FleetEvidence(
            [.. fleet.Machines.Zip(evidences, (machine, evidence) => new MachineEvidence(machine, evidence.In(styles)))]);
    }

    /// <summary>A runtime and a model look alike on every machine, whatever else was measured there.</summary>
    private static SeriesStyles StylesOf(IReadOnlyList<Evidence> evidences)
    {
        var models = evidences.SelectMany(evidence => evidence.MeasuredModels()
            .Select(model => (Model: model, Kind: evidence.WorkerKindOf(model)))).DistinctBy(one => one.Model);
        return new SeriesStyles(
            evidences.SelectMany(evidence => evidence.Runtimes),
            models.OrderBy(one => one.Kind == WorkerKind.None).ThenBy(one => one.Kind).Select(one => one.Model));
    }

    private IReadOnlyList<FleetSlice> FindSlices() =>
    [
        .. Machines.SelectMany(machine => machine.Evidence.Slices.Select(slice => (Machine: machine, Slice: slice)))
            .GroupBy(one => (one.Slice.Workload.Id, one.Slice.ParameterSet, one.Slice.Weak))
            .Select(same => new FleetSlice(same.First().Slice, [.. same.Select(one => new SliceOnMachine(one.Machine, one.Slice))])),
    ];
}

/// <summary>A machine with what came of its run.</summary>
internal sealed record MachineEvidence(MachineRun Machine, Evidence Evidence)
{
    public MachineLabel Label => Machine.Label;
}

/// <summary>The same work, with the machines on which it was measured.</summary>
/// <param name="Slice">As the first of them has it.</param>
/// <param name="On">By cores, ascending.</param>
internal sealed record FleetSlice(WorkloadSlice Slice, IReadOnlyList<SliceOnMachine> On)
{
    public bool Is(WorkloadSlice other) =>
        (Slice.Workload.Id, Slice.ParameterSet, Slice.Weak) == (other.Workload.Id, other.ParameterSet, other.Weak);
}

/// <summary>What a machine says of that work.</summary>
internal sealed record SliceOnMachine(MachineEvidence Machine, WorkloadSlice Slice)
{
    public Evidence Evidence => Machine.Evidence;

    public MachineLabel Label => Machine.Label;
}
