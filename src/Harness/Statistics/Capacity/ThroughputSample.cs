using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Capacity;

/// <summary>
/// Throughput over N, which is either a number of cores (a worker on each) or a number of workers on cores that stay the same; never both:
/// cores are hardware, workers are not, and they lose for different reasons.
/// </summary>
internal sealed class ThroughputSample
{
    private readonly double[][] _logs;

    private ThroughputSample(IReadOnlyList<int> counts, double[][] logs)
    {
        (Counts, _logs) = (counts, logs);
        TypicalLogs = [.. counts.Select((_, point) =>
            HodgesLehmann.Estimate(logs.Select(block => block[point]).ToArray(), Estimate.Confidence).Value)];
    }

    /// <summary>Each N, ascending.</summary>
    public IReadOnlyList<int> Counts { get; }

    public int Blocks => _logs.Length;

    /// <summary>The typical ln throughput at each N: Hodges–Lehmann over the blocks, as everywhere in a report.</summary>
    public double[] TypicalLogs { get; }

    /// <param name="counts">Each N, ascending and each once, from 1 on.</param>
    /// <param name="rates">A row a block, in block order; in it the units a second at each N.</param>
    /// <exception cref="ArgumentException">There is no N, no block, or a rate that is not finite and above 0.</exception>
    public static ThroughputSample OfRates(IReadOnlyList<int> counts, IReadOnlyList<double[]> rates) => new(counts, Logs(counts, rates));

    /// <param name="byCount">N → block → units a second.</param>
    /// <returns>
    /// The blocks that have every N, so that a block's own pace is the same for each; an N that shares no block with the others is left
    /// out, that of the fewest blocks first. Null where there is nothing.
    /// </returns>
    public static ThroughputSample? Of(IReadOnlyDictionary<int, IReadOnlyDictionary<int, double>> byCount)
    {
        var kept = byCount.Where(one => one.Value.Count > 0).OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key).ToList();
        while (kept.Count > 0)
        {
            var shared = kept.Skip(1).Aggregate(kept[0].Value.Keys.AsEnumerable(), (blocks, one) => blocks.Where(one.Value.ContainsKey))
                .Order().ToList();
            if (shared.Count > 0)
            {
                var ascending = kept.OrderBy(one => one.Key).ToList();
                return OfRates(
                    [.. ascending.Select(one => one.Key)],
                    [.. shared.Select(block => ascending.Select(one => one.Value[block]).ToArray())]);
            }

            kept.RemoveAt(kept.Count - 1);
        }

        return null;
    }

    public ThroughputSample WithoutBlock(int block) => new(Counts, [.. _logs.Where((_, index) => index != block)]);

    public ThroughputSample WithoutPoint(int point)
    {
        return new([.. Without(Counts)], [.. _logs.Select(block => Without(block).ToArray())]);

        IEnumerable<T> Without<T>(IEnumerable<T> all) => all.Where((_, index) => index != point);
    }

    /// <summary>ln throughput at one N, a value for each block.</summary>
    public double[] LogsAt(int point) => [.. _logs.Select(block => block[point])];

    /// <summary>
    /// How far a block's ln throughput lies from a curve: the variance over all blocks and N. What the curve does not describe is in it.
    /// </summary>
    public double VarianceAround(IScalingCurve curve)
    {
        var expected = Counts.Select(curve.LogAt).ToArray();
        var squares = _logs.Sum(block => block.Select((log, point) => (log - expected[point]) * (log - expected[point])).Sum());
        return squares / (Counts.Count * Math.Max(1, Blocks - 1));
    }

    private static double[][] Logs(IReadOnlyList<int> counts, IReadOnlyList<double[]> rates)
    {
        if (counts.Count == 0 || rates.Count == 0 || counts[0] < 1 || counts.Zip(counts.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("A throughput sample needs a block and ascending numbers from 1 on.", nameof(counts));
        }

        return [.. rates.Select(block => block.Length == counts.Count && block.All(rate => rate > 0 && double.IsFinite(rate))
            ? block.Select(rate => Math.Log(rate)).ToArray()
            : throw new ArgumentException("Each block needs a finite throughput above 0 at each number.", nameof(rates)))];
    }
}
