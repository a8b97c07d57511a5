using System.Collections.Concurrent;

namespace GilBench.Statistics.SignedRank;

/// <summary>
/// The exact distribution of T⁺, the sum of the ranks of the positive values, when each of n values is as likely positive as negative
/// (Wilcoxon 1945; Hollander, Wolfe &amp; Chicken 2014, section 3.1). R: <c>dsignrank</c>, <c>psignrank</c>, <c>qsignrank</c>.
/// </summary>
internal sealed class SignedRankDistribution
{
    /// <summary>The largest n held; the number of blocks of a run stays far below it.</summary>
    public const int LargestCount = 200;

    private static readonly ConcurrentDictionary<int, SignedRankDistribution> Cache = new();

    private readonly double[] _cumulative;

    private SignedRankDistribution(int count) => _cumulative = Accumulate(Probabilities(count));

    /// <summary>n(n+1)/2: the largest T⁺, and the number of Walsh averages.</summary>
    public int Largest => _cumulative.Length - 1;

    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above <see cref="LargestCount"/>.</exception>
    public static SignedRankDistribution Of(int count)
    {
        if (count is < 1 or > LargestCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count,
                $"The exact signed-rank distribution is held for 1 to {LargestCount} values; give it that many blocks.");
        }

        return Cache.GetOrAdd(count, static n => new SignedRankDistribution(n));
    }

    /// <summary>P(T⁺ ≤ rankSum).</summary>
    public double AtMost(int rankSum) =>
        rankSum < 0 ? 0 : rankSum >= Largest ? 1 : _cumulative[rankSum];

    /// <summary>P(T⁺ ≥ rankSum), by the symmetry of T⁺ around half its largest value.</summary>
    public double AtLeast(int rankSum) => AtMost(Largest - rankSum);

    /// <summary>The largest t with P(T⁺ ≤ t) ≤ <paramref name="tail"/>; −1 where even t = 0 is likelier than that.</summary>
    public int LargestWithin(double tail)
    {
        var rankSum = -1;
        while (rankSum < Largest && _cumulative[rankSum + 1] <= tail)
        {
            rankSum++;
        }

        return rankSum;
    }

    /// <summary>The fewest values whose two-sided interval at this confidence is finite: 6 at 95 %.</summary>
    public static int FewestFor(double confidence)
    {
        var count = 1;
        while (Math.ScaleB(1, -count) > (1 - confidence) / 2)
        {
            count++;
        }

        return count;
    }

    private static double[] Probabilities(int count)
    {
        // Adding the value of rank r either leaves the sum (negative) or raises it by r (positive), each with probability 1/2.
        var probabilities = new double[(count * (count + 1) / 2) + 1];
        probabilities[0] = 1;
        var largest = 0;
        for (var rank = 1; rank <= count; rank++)
        {
            largest += rank;
            for (var sum = largest; sum >= 0; sum--)
            {
                probabilities[sum] = (probabilities[sum] + (sum >= rank ? probabilities[sum - rank] : 0)) / 2;
            }
        }

        return probabilities;
    }

    private static double[] Accumulate(double[] probabilities)
    {
        for (var sum = 1; sum < probabilities.Length; sum++)
        {
            probabilities[sum] += probabilities[sum - 1];
        }

        return probabilities;
    }
}
