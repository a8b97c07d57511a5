using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Warnings;

namespace GilBench.Reporting.Page;

/// <summary>What a reader of several machines must be warned of.</summary>
internal static class FleetWarnings
{
    public static IReadOnlyList<string> Of(FleetEvidence fleet) =>
    [
        .. UnlikeRuntimes(fleet),
        .. fleet.Slices.Where(slice => slice.On.Count < fleet.Machines.Count).Select(slice =>
            $"{slice.Slice.Name} has figures on {Named(slice.On.Select(on => on.Machine))} alone."),
        .. fleet.Machines.Select(OfMachine).OfType<string>(),
    ];

    private static IEnumerable<string> UnlikeRuntimes(FleetEvidence fleet)
    {
        foreach (var id in FleetRuntimes.IdsOf(fleet))
        {
            var having = fleet.Machines.Where(machine => FleetRuntimes.UsedOn(machine, id) is not null).ToList();
            var builds = having.GroupBy(machine => FleetRuntimes.BuildOf(FleetRuntimes.UsedOn(machine, id)!)).ToList();
            if (having.Count < fleet.Machines.Count)
            {
                yield return $"{id} was measured on {Named(having)} alone.";
            }

            if (builds.Count > 1)
            {
                var named = string.Join("; ", builds.Select(build => $"{build.Key} on {Named(build)}"));
                yield return $"{id} is not one build: {named}. What sets these machines apart may be that.";
            }
        }
    }

    private static string? OfMachine(MachineEvidence machine) => WarningList.Of(machine.Evidence) switch
    {
        [] => null,
        [var only] => $"On {machine.Label.Short}: {only.Sentence}",
        var all => $"On {machine.Label.Short}: {all[0].Sentence} "
            + $"{Counted.Of(all.Count - 1, "more warning stands", "more warnings stand")} on its own page.",
    };

    private static string Named(IEnumerable<MachineEvidence> machines) =>
        string.Join(" and ", machines.Select(machine => machine.Label.Short));
}
