namespace GilBench.Statistics.Capacity;

/// <summary>
/// Fits the universal scalability law in its linear form, N/X = a + b(N−1) + cN(N−1), with weights (X/N)², so that errors count in
/// proportion, under a &gt; 0 and b, c ≥ 0: γ = 1/a, α = b/a, β = c/a. The constrained minimum is the unconstrained one of the terms that
/// are not 0 there, so trying every set of terms finds it exactly; an iteration can stop elsewhere, or report errors for two points.
/// </summary>
internal static class UniversalFit
{
    /// <param name="counts">Each N.</param>
    /// <param name="logRates">ln throughput at each N.</param>
    /// <param name="law">Which terms may be above 0.</param>
    public static UniversalCurve Of(IReadOnlyList<int> counts, IReadOnlyList<double> logRates, ScalingLaw law)
    {
        var (bestSquares, best) = (double.PositiveInfinity, new double[3]);
        foreach (var terms in TermsOf(law).Where(set => set.Length <= counts.Count))
        {
            if (Solve(counts, logRates, terms) is { } solved && solved[0] > 0 && solved[1] >= 0 && solved[2] >= 0
                && Squares(counts, logRates, solved) is var squares && squares < bestSquares)
            {
                (bestSquares, best) = (squares, solved);
            }
        }

        return new UniversalCurve(1 / best[0], best[1] / best[0], best[2] / best[0]);
    }

    /// <summary>Every set of terms that may be above 0; the constant always is.</summary>
    private static int[][] TermsOf(ScalingLaw law) => law switch
    {
        ScalingLaw.Amdahl => [[0], [0, 1]],
        ScalingLaw.Coherency => [[0], [0, 2]],
        _ => [[0], [0, 1], [0, 2], [0, 1, 2]],
    };

    private static double Term(int term, double count) => term switch
    {
        0 => 1,
        1 => count - 1,
        _ => count * (count - 1),
    };

    /// <summary>N/X: what the terms add up to.</summary>
    private static double Spent(int count, double logRate) => count / Math.Exp(logRate);

    /// <summary>The square root of the weight.</summary>
    private static double Weight(int count, double logRate) => Math.Exp(logRate) / count;

    private static double Squares(IReadOnlyList<int> counts, IReadOnlyList<double> logRates, double[] solved) =>
        counts.Select((count, point) =>
        {
            var fitted = solved[0] + (solved[1] * Term(1, count)) + (solved[2] * Term(2, count));
            var error = Weight(count, logRates[point]) * (fitted - Spent(count, logRates[point]));
            return error * error;
        }).Sum();

    /// <summary>Least squares by the normal equations, each weighted term scaled to its largest value first.</summary>
    /// <returns>a, b and c; null where the points do not tell the terms apart.</returns>
    private static double[]? Solve(IReadOnlyList<int> counts, IReadOnlyList<double> logRates, int[] terms)
    {
        var size = terms.Length;
        var scale = terms
            .Select(term => counts.Select((count, point) => Weight(count, logRates[point]) * Term(term, count)).Max())
            .ToArray();
        if (scale.Any(largest => !(largest > 0)))
        {
            return null;
        }

        // Rows of their own: making a table of two dimensions was four fifths of a fit's time, and an interval takes thousands of fits.
        var equations = Enumerable.Range(0, size).Select(_ => new double[size + 1]).ToArray();
        for (var point = 0; point < counts.Count; point++)
        {
            var weight = Weight(counts[point], logRates[point]);
            var row = terms.Select((term, i) => weight * Term(term, counts[point]) / scale[i]).ToArray();
            for (var i = 0; i < size; i++)
            {
                equations[i][size] += row[i] * weight * Spent(counts[point], logRates[point]);
                for (var j = 0; j < size; j++)
                {
                    equations[i][j] += row[i] * row[j];
                }
            }
        }

        if (!Eliminate(equations, size))
        {
            return null;
        }

        var solved = new double[3];
        for (var i = 0; i < size; i++)
        {
            solved[terms[i]] = equations[i][size] / scale[i];
        }

        return solved;
    }

    /// <summary>Gauss–Jordan; the equations are positive definite, so the pivots stand on the diagonal.</summary>
    private static bool Eliminate(double[][] equations, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            if (!(equations[pivot][pivot] > 1e-13))
            {
                return false;
            }

            for (var column = size; column >= pivot; column--)
            {
                equations[pivot][column] /= equations[pivot][pivot];
            }

            for (var row = 0; row < size; row++)
            {
                var factor = equations[row][pivot];
                for (var column = pivot; row != pivot && column <= size; column++)
                {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }

        return true;
    }
}
