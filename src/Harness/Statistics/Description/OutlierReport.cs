using Perfolizer.Mathematics.Multimodality;
using Perfolizer.Mathematics.OutlierDetection;
using Pragmastat;

namespace GilBench.Statistics.Description;

/// <summary>What is odd about the values of an arm: counted and shown, never removed.</summary>
/// <param name="BeyondThreeDeviations">
/// How many lie beyond 3·MAD of the median, MAD scaled to a normal deviation and to the sample size.
/// </param>
/// <param name="Modes">How many separate peaks they have; found reliably from about 40 values on, rarely below 20.</param>
internal sealed record OutlierReport(int BeyondThreeDeviations, int Modes)
{
    private const double Deviations = 3;

    public bool IsMultimodal => Modes > 1;

    /// <param name="values">Finite numbers in one unit; none is allowed and gives a report of nothing.</param>
    public static OutlierReport Of(IReadOnlyList<double> values)
    {
        // Both detectors need two different values.
        if (values.Count == 0 || values.All(value => value == values[0]))
        {
            return new OutlierReport(0, values.Count == 0 ? 0 : 1);
        }

        var detector = MadOutlierDetector.Create(values, Deviations);
        return new OutlierReport(
            values.Count(detector.IsOutlier),
            LowlandModalityDetector.Instance.DetectModes(new Sample(values), WeightedQuantiles.Instance).Modality);
    }
}
