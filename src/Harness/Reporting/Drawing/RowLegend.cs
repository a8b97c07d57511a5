using GilBench.Reporting.Charts;

namespace GilBench.Reporting.Drawing;

/// <summary>What a row chart has to explain: its reference lines and, of a dumbbell, which dot is which.</summary>
internal static class RowLegend
{
    public static Legend Of(RowChart chart)
    {
        var entries = chart.References
            .Select(reference => LegendSamples.Reference(reference.Kind, reference.Label, reference.Low is not null))
            .ToList();
        if (chart.Style == RowStyle.Dumbbell)
        {
            entries.Add(LegendSamples.Dot("warm: one slice", filled: true));
            entries.Add(LegendSamples.Dot("first use: start-up and one slice", filled: false));
        }

        return new Legend(entries);
    }
}
