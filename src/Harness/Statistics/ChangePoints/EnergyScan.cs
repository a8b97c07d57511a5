using System.Runtime.CompilerServices;

namespace GilBench.Statistics.ChangePoints;

/// <summary>
/// Where the two parts of a sequence differ most by their energy statistic (Székely &amp; Rizzo 2005; Matteson &amp; James 2014, with
/// α = 1): Q = mn/(m+n) · (2·mean |X−Y| − mean |X−X'| − mean |Y−Y'|).
/// </summary>
internal abstract class EnergyScan
{
    /// <summary>Neither part is shorter: of fewer values a spike is no less typical than the others.</summary>
    public const int LeastPart = 5;

    /// <summary>Longer sequences are scanned in O(n log n) (<see cref="RankedScan"/>).</summary>
    public const int LongestExhaustive = 200;

    /// <param name="values">At least twice <see cref="LeastPart"/>.</param>
    public static EnergyScan Of(double[] values) =>
        values.Length <= LongestExhaustive ? new ExhaustiveScan(values) : new RankedScan(values);

    /// <param name="order">The values' indices, in the order in which they are looked at.</param>
    public abstract EnergySplit Best(ReadOnlySpan<int> order);

    /// <summary>Q from sums of distances: between the parts, within the first, within the second.</summary>
    protected static double Statistic(int first, int second, double between, double withinFirst, double withinSecond) =>
        2.0 / (first + second) * (between - (second * withinFirst / (first - 1)) - (first * withinSecond / (second - 1)));
}

/// <param name="Statistic">Q.</param>
/// <param name="Index">Of the first value of the second part.</param>
/// <param name="End">Of the second part: the index behind its last value.</param>
internal readonly record struct EnergySplit(double Statistic, int Index, int End);

/// <summary>
/// Every beginning of the second part with every end of it, in O(n²): the second part may end before the sequence does, so that a level
/// that lasts for a while and goes again is seen.
/// </summary>
internal sealed class ExhaustiveScan(double[] values) : EnergyScan
{
    private readonly double[] _ordered = new double[values.Length];
    private readonly double[] _prefix = new double[values.Length + 1];
    private readonly double[] _second = new double[values.Length + 1];

    public override EnergySplit Best(ReadOnlySpan<int> order)
    {
        for (var i = 0; i < _ordered.Length; i++)
        {
            _ordered[i] = values[order[i]];
        }

        SumPrefixes();
        Array.Clear(_second);
        var best = new EnergySplit(double.NegativeInfinity, 0, 0);
        for (var begin = _ordered.Length - 1; begin >= LeastPart; begin--)
        {
            var distances = 0.0;
            for (var end = begin + 2; end <= _ordered.Length; end++)
            {
                // Within [begin, end) = within [begin + 1, end) + the distances of the value at begin.
                distances += Math.Abs(_ordered[begin] - _ordered[end - 1]);
                var within = _second[end] += distances;
                if (end - begin >= LeastPart)
                {
                    var between = _prefix[end] - _prefix[begin] - within;
                    var statistic = Statistic(begin, end - begin, between, _prefix[begin], within);
                    best = statistic > best.Statistic ? new EnergySplit(statistic, begin, end) : best;
                }
            }
        }

        return best;
    }

    /// <summary>Distances within each beginning of the sequence.</summary>
    private void SumPrefixes()
    {
        for (var end = 1; end < _ordered.Length; end++)
        {
            var distances = 0.0;
            for (var i = 0; i < end; i++)
            {
                distances += Math.Abs(_ordered[i] - _ordered[end]);
            }

            _prefix[end + 1] = _prefix[end] + distances;
        }
    }
}

/// <summary>
/// Every beginning of a second part that lasts to the end, in O(n log n): in one dimension, the distances of a value to those before it
/// follow from how many of them are smaller, and from their sum, which a tree of ranks keeps (Fenwick 1994). Of a long sequence, neighbours
/// in rank stand for each other by their mean, so that there are 256 ranks: what is shuffled is rounded alike.
/// </summary>
internal sealed class RankedScan : EnergyScan
{
    private const int MostRanks = 256;

    private readonly double[] _values;
    private readonly int[] _ranks;

    /// <summary>Of each value, its distances to all others: no order changes them.</summary>
    private readonly double[] _distances;

    private readonly double _total;
    private readonly (int Count, double Sum)[] _tree;

    public RankedScan(double[] values)
    {
        _values = new double[values.Length];
        _ranks = new int[values.Length];
        _distances = new double[values.Length];
        var ranks = Math.Min(values.Length, MostRanks);
        _tree = new (int, double)[ranks + 1];
        var ascending = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var (below, sum) = (0.0, values.Sum());
        for (var rank = 0; rank < ranks; rank++)
        {
            var (from, to) = (rank * values.Length / ranks, (rank + 1) * values.Length / ranks);
            var value = ascending[from..to].Average(i => values[i]);
            foreach (var i in ascending.AsSpan(from..to))
            {
                _values[i] = value;
                _ranks[i] = rank + 1;
                _distances[i] = (value * from) - below + (sum - below) - (value * (values.Length - from));
            }

            below += value * (to - from);
        }

        _total = _distances.Sum() / 2;
    }

    // At once by the optimising compiler: a trend is over before the runtime would have noticed that this is where it works.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override EnergySplit Best(ReadOnlySpan<int> order)
    {
        Array.Clear(_tree);
        var best = new EnergySplit(double.NegativeInfinity, 0, 0);
        var (first, second, sum) = (0.0, _total, 0.0);
        for (var begin = 0; begin <= order.Length - LeastPart; begin++)
        {
            if (begin >= LeastPart)
            {
                var statistic = Statistic(begin, order.Length - begin, _total - first - second, first, second);
                best = statistic > best.Statistic ? new EnergySplit(statistic, begin, order.Length) : best;
            }

            // The value goes over from the second part to the first.
            var index = order[begin];
            var value = _values[index];
            var (count, below) = SumBelow(_ranks[index]);
            var distances = (value * count) - below + (sum - below) - (value * (begin - count));
            first += distances;
            second -= _distances[index] - distances;
            sum += value;
            Add(_ranks[index], value);
        }

        return best;
    }

    /// <summary>How many of those before have a smaller rank, and their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Count, double Sum) SumBelow(int rank)
    {
        var (count, sum) = (0, 0.0);
        for (var i = rank - 1; i > 0; i &= i - 1)
        {
            count += _tree[i].Count;
            sum += _tree[i].Sum;
        }

        return (count, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int rank, double value)
    {
        for (var i = rank; i < _tree.Length; i += i & -i)
        {
            ref var node = ref _tree[i];
            node.Count++;
            node.Sum += value;
        }
    }
}
