using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;
using Perfolizer.Mathematics.QuantileEstimators;
using Pragmastat;

namespace GilBench.Tests.Statistics.Description;

public sealed class WeightedQuantilesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(200)]
    [InlineData(250)]
    public void They_are_those_of_Perfolizer_to_the_last_digit(int count)
    {
        var random = new SplitMix64((ulong)count);
        for (var repetition = 0; repetition < 3; repetition++)
        {
            var sample = new Sample(Enumerable.Range(0, count).Select(_ => 1e9 * (1 + (0.1 * random.Unit()))).ToArray());
            foreach (var probability in Enumerable.Range(0, 101).Select(percent => (Probability)(percent / 100.0)))
            {
                Assert.Equal(
                    HarrellDavisQuantileEstimator.Instance.Quantile(sample, probability).NominalValue,
                    WeightedQuantiles.Instance.Quantile(sample, probability).NominalValue);
            }
        }
    }
}
