using System.Numerics;

namespace GilBench.Tests.Statistics.SignedRank;

/// <summary>The signed-rank distribution by trying all 2ⁿ signs: slow, and independent of the code it checks.</summary>
internal static class SignEnumeration
{
    /// <summary>P(T⁺ ≤ rankSum) for ranks 1 … n.</summary>
    public static double AtMost(int rankSum, int count)
    {
        var hits = 0;
        for (var signs = 0u; signs < 1u << count; signs++)
        {
            var sum = 0;
            for (var rest = signs; rest != 0; rest &= rest - 1)
            {
                sum += BitOperations.TrailingZeroCount(rest) + 1;
            }

            hits += sum <= rankSum ? 1 : 0;
        }

        return hits / (double)(1u << count);
    }

    /// <summary>P(T⁺ ≥ the one observed) for values whose distances from the threshold all differ and are not 0.</summary>
    public static double GreaterThan(double[] values, double threshold)
    {
        var ranked = values.OrderBy(value => Math.Abs(value - threshold)).ToArray();
        var observed = ranked.Select((value, i) => value > threshold ? i + 1 : 0).Sum();
        return 1 - AtMost(observed - 1, values.Length);
    }
}
