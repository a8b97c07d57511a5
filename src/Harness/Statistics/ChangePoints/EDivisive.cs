using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.ChangePoints;

/// <summary>
/// E-divisive (Matteson &amp; James 2014, "A nonparametric approach for multiple change point analysis of multivariate data") for a series
/// of logarithms: it is divided where its parts differ most, and the parts again, as long as a permutation test says that the difference
/// is not chance. Neighbours are shuffled together, because successive runs resemble each other. Levels whose medians hardly differ are
/// joined again.
/// </summary>
internal sealed class EDivisive
{
    /// <summary>
    /// Of fewer values no step is certain enough: 11 blocks of three have 462 orders of five before and six after a step, of which two
    /// divide them perfectly (0.43 %), 10 blocks have 252 (0.79 %).
    /// </summary>
    public const int FewestValues = 11 * BlockLength;

    /// <summary>A smaller step is none, however certain it is: ln of 3 %.</summary>
    public static readonly double LeastLogStep = Math.Log(1.03);

    private const int BlockLength = 3;
    private const int Permutations = 999;

    /// <summary>Of p = (1 + as large ones) / (1 + permutations).</summary>
    private const double Level = 0.005;

    /// <summary>Of permutations, with which p is still small enough.</summary>
    private static readonly int s_mostAsLarge = (int)Math.Round(Level * (1 + Permutations)) - 1;

    private readonly double[] _logs;
    private readonly double _leastLogStep;
    private readonly ulong _seed;
    private readonly SortedDictionary<int, double> _found = [];

    private EDivisive(double[] logs, double leastLogStep, ulong seed)
    {
        (_logs, _leastLogStep, _seed) = (logs, Math.Max(leastLogStep, LeastLogStep), seed);
    }

    /// <param name="logs">In order of time.</param>
    /// <param name="leastLogStep">Of the medians; never below <see cref="LeastLogStep"/>.</param>
    /// <param name="seed">Of the permutations: the same one gives the same change points.</param>
    /// <returns>In order of time.</returns>
    public static IReadOnlyList<ChangePoint> Find(double[] logs, double leastLogStep, ulong seed)
    {
        var division = new EDivisive(logs, leastLogStep, seed);
        division.Divide(0, logs.Length);
        return division.Join();
    }

    private void Divide(int from, int to)
    {
        if (to - from >= FewestValues && Split(from, to) is { } split)
        {
            _found.Add(split.Index, split.PValue);
            Divide(from, split.Index);
            Divide(split.Index, to);
        }
    }

    /// <summary>
    /// Of the whole stretch or, where that is long and not divided, of its windows: a level that comes and goes within a long series
    /// changes the whole too little.
    /// </summary>
    private (int Index, double PValue)? Split(int from, int to)
    {
        const int window = EnergyScan.LongestExhaustive;
        if (to - from <= window)
        {
            return Test(from, to, 0);
        }

        // In a long stretch a step that is taken away at the end is not worth its permutations.
        var split = Test(from, to, _leastLogStep);
        for (var begin = from; split is null && begin + (window / 2) < to; begin += window / 2)
        {
            split = Test(Math.Min(begin, to - window), Math.Min(begin + window, to), _leastLogStep);
        }

        return split;
    }

    /// <param name="leastLogStep">Of the medians of the two parts.</param>
    /// <returns>Where the stretch is best divided; null where the same values in random orders are too often divided as well.</returns>
    private (int Index, double PValue)? Test(int from, int to, double leastLogStep)
    {
        var values = _logs[from..to];
        var order = Enumerable.Range(0, values.Length).ToArray();
        var scan = EnergyScan.Of(values);
        var split = scan.Best(order);
        if (Math.Abs(LaunchValue.Median(values.AsSpan(split.Index..split.End)) - LaunchValue.Median(values.AsSpan(0, split.Index)))
            < leastLogStep)
        {
            return null;
        }

        var asLarge = CountAsLarge(values, split.Statistic, SplitMix64.For(_seed, ((ulong)from << 32) | (uint)to).Next());
        return asLarge <= s_mostAsLarge ? (from + split.Index, (1.0 + asLarge) / (1 + Permutations)) : null;
    }

    /// <summary>
    /// How many permutations are divided as well; counted until they are too many. Those of a long stretch are tried on all cores: each has
    /// its own stream of numbers, so the count is the same.
    /// </summary>
    private static int CountAsLarge(double[] values, double statistic, ulong seed)
    {
        var asLarge = 0;
        if (values.Length > EnergyScan.LongestExhaustive)
        {
            Parallel.For(0, Permutations, () => new Permutation(values), Try, _ => { });
            return asLarge;
        }

        var permutation = new Permutation(values);
        for (var i = 0; i < Permutations && asLarge <= s_mostAsLarge; i++)
        {
            Try(i, null, permutation);
        }

        return asLarge;

        Permutation Try(int number, ParallelLoopState? loop, Permutation own)
        {
            // A sum in another order differs in its last digits.
            if (own.Statistic(SplitMix64.For(seed, (ulong)number)) >= statistic * (1 - 1e-9)
                && Interlocked.Increment(ref asLarge) > s_mostAsLarge)
            {
                loop?.Stop();
            }

            return own;
        }
    }

    /// <summary>The values in an order in which blocks of neighbours are shuffled (Fisher–Yates); the last block may be shorter.</summary>
    private sealed class Permutation(double[] values)
    {
        private readonly EnergyScan _scan = EnergyScan.Of(values);
        private readonly int[] _order = new int[values.Length];
        private readonly int[] _begins = new int[(values.Length + BlockLength - 1) / BlockLength];

        public double Statistic(SplitMix64 generator)
        {
            for (var i = 0; i < _begins.Length; i++)
            {
                _begins[i] = i * BlockLength;
            }

            for (var last = _begins.Length - 1; last > 0; last--)
            {
                var other = generator.Below(last + 1);
                (_begins[last], _begins[other]) = (_begins[other], _begins[last]);
            }

            var filled = 0;
            foreach (var begin in _begins)
            {
                for (var i = begin; i < begin + BlockLength && i < _order.Length; i++)
                {
                    _order[filled++] = i;
                }
            }

            return _scan.Best(_order).Statistic;
        }
    }

    /// <summary>Takes the least step away until none is too small.</summary>
    private List<ChangePoint> Join()
    {
        while (_found.Count > 0)
        {
            int[] ends = [0, .. _found.Keys, _logs.Length];
            var medians = ends.Zip(ends.Skip(1), (from, to) => LaunchValue.Median(_logs.AsSpan(from, to - from))).ToArray();
            var points = _found.Select((point, i) => new ChangePoint(point.Key, medians[i + 1] - medians[i], point.Value)).ToList();
            var least = points.MinBy(point => Math.Abs(point.LogStep))!;
            if (Math.Abs(least.LogStep) >= _leastLogStep)
            {
                return points;
            }

            _found.Remove(least.Index);
        }

        return [];
    }
}
