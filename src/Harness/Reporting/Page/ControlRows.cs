using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Page;

/// <summary>The controls: what noise alone does, and what the hardware permits.</summary>
internal static class ControlRows
{
    public static IReadOnlyList<ControlRow> Of(Evidence evidence) =>
    [
        .. evidence.Analysis.AaIntervals.Select(interval => new ControlRow("A/A", interval.Arm, Figures.Ratio(interval.Ratio), Meaning(interval))),
        .. evidence.Analysis.Ceilings.Select(ceiling => new ControlRow(
            "Native ceiling", ceiling.Arm, Figures.Ratio(ceiling.Ratio), $"What {Counted.Of(ceiling.Cores, "core")} of this machine gave to code without any lock{(ceiling.HasNoCoresToGive ? ": it has no cores to give" : "")}.")),
    ];

    private static string Meaning(AaInterval interval) => interval switch
    {
        { LeavesMargin: true, ExcludesOne: true } => "The A/A control leaves ±10 % and excludes 1: this machine was too noisy for what is of its kind.",
        { LeavesMargin: true } => $"The A/A control leaves ±10 % but contains 1: a verdict must survive its limit moved by {Figures.Percent(interval.LimitShift)}.",
        { Ratio.HasInterval: false } => "The A/A control has no finite interval, so the noise of this machine is not known.",
        _ => "The A/A control agrees within ±10 %.",
    };
}
