using System.Globalization;
using GilBench.Analysis;
using GilBench.Machine;

namespace GilBench.Cli;

/// <summary>What the doctor says of how steadily the cores ran. Pure.</summary>
internal static class SteadinessFindings
{
    private const string Subject = "core steadiness";

    public static DoctorFinding NotWatched { get; } = DoctorFinding.Note(Subject, "not watched", "The native control did not run here; mend what else is found and ask again.");

    public static DoctorFinding WithoutProgram(string path) => DoctorFinding.Note(
        Subject, "not watched", $"The C# program {path} is not there, and its native control shows it. Build it: ./run-all.sh build.");

    /// <param name="cores">Those whose control answered.</param>
    public static IReadOnlyList<DoctorFinding> Of(IReadOnlyList<CoreSteadiness> cores)
    {
        if (cores.Count == 0)
        {
            return [NotWatched];
        }

        var unsteady = cores.Where(core => core.IsUnsteady).ToList();
        return unsteady.Count > 0
            ? [.. unsteady.Select(core => DoctorFinding.Warning(
                Subject,
                string.Create(CultureInfo.InvariantCulture, $"CPU {core.Cpu} ran at {Percent(core.SlowSpeed ?? 1)} of its best in {Percent(core.SlowShare)} of the slices: a neighbour shares the physical core"),
                "Nothing that the kernel tells shows it, and intervals become wider. Stop what runs on the sibling CPU; on a virtual machine use dedicated cores or another time of day."))]
            : [DoctorFinding.Ok(
                Subject,
                string.Create(CultureInfo.InvariantCulture, $"CPU {string.Join(", ", cores.Select(core => core.Cpu))}: at least {Percent(CoreSteadiness.SlowBelow)} of the best in {Percent(1 - cores.Max(core => core.SlowShare))} of the slices"))];
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
