using GilBench.Model;

namespace GilBench.Fleets;

/// <summary>A run as the user named it.</summary>
/// <param name="Path">Folder or file.</param>
internal sealed record NamedRun(string Path, Run Run);

/// <summary>
/// Runs of the same work on several machines, one each. They stand beside each other and are never pooled: every figure, interval and
/// control is of one machine.
/// </summary>
/// <param name="Machines">By cores, ascending.</param>
internal sealed record Fleet(IReadOnlyList<MachineRun> Machines)
{
    /// <param name="runs">Those to which <see cref="FleetAgreement"/> has no objection.</param>
    public static Fleet Of(IReadOnlyList<NamedRun> runs)
    {
        List<NamedRun> ordered =
        [
            .. runs.OrderBy(run => MachineCores.UsableOf(run.Run.Header.Machine))
                .ThenBy(run => run.Run.Header.Machine.CpuModel, StringComparer.Ordinal)
                .ThenBy(run => run.Run.Header.Machine.Fingerprint, StringComparer.Ordinal),
        ];
        var labels = MachineLabel.Of([.. ordered.Select(run => run.Run.Header.Machine)]);
        return new Fleet([.. ordered.Zip(labels, (run, label) => new MachineRun(label, run))]);
    }
}

/// <summary>A machine of a fleet with what was measured on it.</summary>
internal sealed record MachineRun(MachineLabel Label, NamedRun Source)
{
    public Run Run => Source.Run;
}
