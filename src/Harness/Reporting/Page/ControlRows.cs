using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Wording;

namespace GilBench.Reporting.Page;

/// <summary>The controls: what noise alone does, and what the hardware permits.</summary>
internal static class ControlRows
{
    public static IReadOnlyList<ControlRow> Of(Evidence evidence) =>
    [
        .. evidence.Analysis.NullSpreads.Select(spread => new ControlRow("A/A", spread.Arm, Figures.Ratio(spread.Ratio), Meaning(spread))),
        .. evidence.Analysis.Ceilings.Select(ceiling => new ControlRow(
            "Native ceiling", ceiling.Arm, Figures.Ratio(ceiling.Ratio), $"What {Counted.Of(ceiling.Cores, "core")} of this machine gave to code without any lock.")),
    ];

    private static string Meaning(NullSpread spread) => spread switch
    {
        { LeavesMargin: true } => "The interval of the same arm twice leaves ±10 %: this machine was too noisy for small differences.",
        { Ratio.HasInterval: false } => "The same arm twice has no finite interval, so the noise of this machine is not known.",
        _ => "The same arm twice agrees within ±10 %.",
    };
}
