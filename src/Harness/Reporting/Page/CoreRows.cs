using System.Globalization;
using GilBench.Analysis;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Page;

/// <summary>The steadiness of the cores: a neighbour on the same physical core slows it for moments, and nothing that the kernel tells shows it.</summary>
internal static class CoreRows
{
    public static IReadOnlyList<CoreRow> Of(Evidence evidence) =>
    [
        .. evidence.Analysis.Cores.Select(core => new CoreRow(
            core.Cpu.ToString(CultureInfo.InvariantCulture),
            core.Rounds.ToString("N0", CultureInfo.InvariantCulture),
            $"{(100 * core.SlowShare).ToString("0.#", CultureInfo.InvariantCulture)} %",
            core.SlowSpeed is { } speed ? $"{(100 * speed).ToString("0", CultureInfo.InvariantCulture)} % of its best" : Figures.None,
            Meaning(core))),
    ];

    private static string Meaning(CoreSteadiness core) => core.IsUnsteady
        ? "A neighbour shares the physical core: intervals of what ran on it are wider for it."
        : "Steady.";
}
