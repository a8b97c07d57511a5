using System.Collections.Concurrent;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;
using Perfolizer.Mathematics.Histograms;
using Perfolizer.Mathematics.QuantileEstimators;
using Pragmastat;
using Pragmastat.Metrology;

namespace GilBench.Statistics.Description;

/// <summary>
/// Perfolizer's quantiles by Harrell and Davis (1982), digit by digit, with their weights kept: a weight rests on the number of values and
/// the probability alone, and to find the weights anew for each arm takes a thousand times as long as to use them.
/// </summary>
internal sealed class WeightedQuantiles : IQuantileEstimator, IDensityHistogramBuilder
{
    /// <summary>Weights of more values are not kept: no arm has so many blocks.</summary>
    private const int LargestKept = 200;

    private static readonly ConcurrentDictionary<(int Count, double Probability), double[]> s_weights = new();

    public static WeightedQuantiles Instance { get; } = new();

    public bool SupportsWeightedSamples => false;

    public string Alias => HarrellDavisQuantileEstimator.Instance.Alias;

    public DensityHistogram Build(Sample sample, int binCount) =>
        QuantileRespectfulDensityHistogramBuilder.Instance.Build(sample, binCount, this);

    public Measurement Quantile(Sample sample, Probability probability)
    {
        if (sample.Size > LargestKept)
        {
            return HarrellDavisQuantileEstimator.Instance.Quantile(sample, probability);
        }

        var weights = s_weights.GetOrAdd((sample.Size, probability), key => WeightsOf(key.Count, key.Probability));
        var values = sample.SortedValues;
        var quantile = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            quantile += weights[i] * values[i];
        }

        return new Measurement(quantile, sample.Unit);
    }

    private static double[] WeightsOf(int count, double probability)
    {
        var distribution = new BetaDistribution((count + 1.0) * probability, (count + 1.0) * (1 - probability));
        var weights = new double[count];
        var (below, share) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            share += 1.0 / count;
            var upTo = distribution.Cdf(share);
            weights[i] = upTo - below;
            below = upTo;
        }

        return weights;
    }
}
