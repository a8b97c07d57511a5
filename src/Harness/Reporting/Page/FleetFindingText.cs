using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Page;

/// <summary>The answer at the head of the page of several machines.</summary>
internal static class FleetFindingText
{
    /// <returns>What each way gains, what it keeps of what the hardware allows, and what it comes to a second.</returns>
    public static IReadOnlyList<string> Of(FleetEvidence fleet)
    {
        if (fleet.Slices.Count == 0)
        {
            return ["No launch of these runs counts yet, so they do not say what the GIL costs."];
        }

        var slice = fleet.Headline ?? fleet.Slices[0];
        string?[] sentences =
        [
            fleet.Headline is null ? null : FleetFindings.SpeedUps(slice, ceiling: true) + DoubtsOf(slice),
            FleetFindings.Efficiencies(slice),
            FleetFindings.Throughputs(slice),
        ];
        return [.. sentences.OfType<string>()];
    }

    /// <summary>A sentence for each machine whose controls leave a figure open, after a space.</summary>
    private static string DoubtsOf(FleetSlice slice) => string.Concat(
        from part in slice.On
        let reason = WaysOverCores.OnAllCores(part).Where(way => way.Gain is not null)
            .Select(way => HeadlineText.WhyNoAnswer(part.Evidence, new ComparedModel(way.Measured, way.Base, way.Gain!)))
            .FirstOrDefault(doubt => doubt is not null)
        where reason is not null
        select $" On {part.Label.Short} this is inconclusive: {HeadlineText.FirstSentence(reason).TrimEnd('.')}.");
}
