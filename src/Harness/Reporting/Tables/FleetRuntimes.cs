using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The runtimes of every machine, a column each.</summary>
internal static class FleetRuntimes
{
    public static Table Of(FleetEvidence fleet) => Table.Of(
        IdsOf(fleet),
        [
            Columns.Of<string>("Runtime", id => id),
            .. fleet.Machines.Select(machine => Columns.Wide<string>(
                machine.Label.Letter, id => UsedOn(machine, id) is { } runtime ? BuildOf(runtime) : Figures.None)),
        ]) with
    {
        Id = "runtimes",
        Title = "Runtimes on each machine",
        ShortTitle = "Runtimes",
    };

    /// <summary>Those that arms ran on, on any machine.</summary>
    public static IReadOnlyList<string> IdsOf(FleetEvidence fleet) =>
        [.. fleet.Machines.SelectMany(machine => machine.Evidence.Runtimes.Where(runtime => UsedOn(machine, runtime.Id) is not null))
            .Select(runtime => runtime.Id).Distinct()];

    /// <returns>Null where no arm of that machine ran on it.</returns>
    public static Runtime? UsedOn(MachineEvidence machine, string id) =>
        machine.Evidence.Run.Header.Plan.Arms.Any(arm => arm.Runtime == id)
            ? machine.Evidence.Runtimes.FirstOrDefault(runtime => runtime.Id == id)
            : null;

    /// <summary>Version and how it was optimised: what sets two machines apart that is not theirs.</summary>
    public static string BuildOf(Runtime runtime) => runtime.IsPython
        ? $"{runtime.Description.Version}, {Optimisation.Of(runtime.Description)}"
        : runtime.Description.Version;
}
