using System.Globalization;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>What a reader must know about a ratio, in sentences.</summary>
internal static class EstimateRemarks
{
    /// <returns>Empty where there is nothing to say.</returns>
    public static IReadOnlyList<string> Remarks(this Estimate ratio)
    {
        var remarks = new List<string>();
        if (ratio.Pairing == RatioPairing.Unpaired)
        {
            remarks.Add("The two sides were measured apart (unpaired), so a change of the machine between them is part of the ratio.");
        }

        if (ratio.Pairing == RatioPairing.MergedBlocks)
        {
            remarks.Add("Neighbouring blocks resembled each other, so they were merged before the interval was computed.");
        }

        if (ratio.Pairing == RatioPairing.WidenedBlocks)
        {
            remarks.Add("Neighbouring blocks resembled each other and are too few to be merged, so the interval was widened.");
        }

        if (!ratio.HasInterval && ratio.Pairing != RatioPairing.Unpaired)
        {
            var fewest = SignedRankDistribution.FewestFor(ratio.Level);
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"{ratio.Count} {(ratio.Count == 1 ? "value has" : "values have")} no finite {ratio.Level:P0} interval; "
                    + $"at least {fewest} are needed."));
        }

        if (!ratio.HasInterval && ratio.Pairing == RatioPairing.Unpaired)
        {
            remarks.Add("The spread is too large for the number of launches: the ratio has no finite interval.");
        }

        return remarks;
    }
}
