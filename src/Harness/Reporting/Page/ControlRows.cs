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
            "Native ceiling", ceiling.Arm, Figures.Ratio(ceiling.Ratio), $"What {Counted.Of(ceiling.Cores, "core")} of this machine gave to code without any lock{(ceiling.HasNoCoresToGive ? ": it has no cores to give" : "")}.")),
    ];

    private static string Meaning(NullSpread spread) => spread switch
    {
        { LeavesMargin: true, ExcludesOne: true } => "The same arm twice leaves ±10 % and excludes 1: this machine was too noisy for what is of its kind.",
        { LeavesMargin: true } => $"The same arm twice leaves ±10 % but contains 1: a verdict must survive its limit moved by {Figures.Percent(spread.LimitShift)}.",
        { Ratio.HasInterval: false } => "The same arm twice has no finite interval, so the noise of this machine is not known.",
        _ => "The same arm twice agrees within ±10 %.",
    };
}
