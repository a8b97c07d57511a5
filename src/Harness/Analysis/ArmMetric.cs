using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>One metric of one arm, over the blocks of a run.</summary>
internal sealed class ArmMetric
{
    /// <summary>Blocks count from 1.</summary>
    private const int BeforeBlocks = 0;

    private static readonly Dictionary<(int Block, int Group), ArmRounds> s_noRounds = [];

    private readonly Lazy<Estimate?> _estimate;

    private ArmMetric(Metric metric, IReadOnlyDictionary<int, double> blocks, double? median)
    {
        (Metric, Blocks, Median) = (metric, blocks, median);
        _estimate = new Lazy<Estimate?>(() => Blocks.Count == 0 ? null
            : Metric.IsPositive ? LocationInterval.Of([.. Blocks.Values])
            : LocationInterval.OfSigned([.. Blocks.Values]));
    }

    public Metric Metric { get; }

    /// <summary>Block → the median of what its launches yielded; ascending.</summary>
    public IReadOnlyDictionary<int, double> Blocks { get; }

    /// <summary>Block and group → values by round; empty where it is not known by rounds.</summary>
    public IReadOnlyDictionary<(int Block, int Group), ArmRounds> Rounds { get; private init; } = s_noRounds;

    /// <summary>Over the launches, of each one's median; null where none tells it.</summary>
    public double? Median { get; }

    /// <summary>The typical value with its interval, from one value a block; null where no block has one.</summary>
    public Estimate? Estimate => _estimate.Value;

    /// <param name="launches">Those of the arm that count, in block order.</param>
    public static ArmMetric Of(Metric metric, IReadOnlyList<Launch> launches) => Of(metric, [.. launches.Select(WarmLaunch.Of)]);

    /// <summary>The same, for whoever has their slices already.</summary>
    public static ArmMetric Of(Metric metric, IReadOnlyList<WarmLaunch> launches)
    {
        var told = launches
            .Select(launch => (launch.Launch.Block, Values: metric.ValuesOf(launch)))
            .Where(launch => launch.Values.Length > 0)
            .ToList();
        var blocks = new SortedList<int, double>(told.Count);
        foreach (var block in told.GroupBy(launch => launch.Block, launch => launch.Values))
        {
            blocks.Add(block.Key, LaunchValue.Median(block.SelectMany(values => values).ToArray()));
        }

        return new ArmMetric(metric, blocks, Medians.OfKnown(told.Select(launch => (double?)LaunchValue.Median(launch.Values))));
    }

    /// <summary>The time per unit of an arm that was measured in rounds: several launches of a block count at their mean rate.</summary>
    /// <param name="launches">Those of the arm that count, in block order.</param>
    public static ArmMetric TimeInRounds(IReadOnlyList<WarmLaunch> launches)
    {
        var apart = Of(Metric.TimePerUnit, launches);
        var rounds = ArmRounds.Of(launches);
        var blocks = new SortedList<int, double>(apart.Blocks.ToDictionary());
        foreach (var block in rounds.Where(entry => entry.Value.Launches.Count > 1).GroupBy(entry => entry.Key.Block))
        {
            blocks[block.Key] = LaunchValue.Median([.. block.SelectMany(entry => entry.Value.Seconds(cores: null).Values)]);
        }

        return new ArmMetric(Metric.TimePerUnit, blocks, apart.Median) { Rounds = rounds };
    }

    /// <summary>One that was read once, apart from the blocks.</summary>
    /// <param name="value">Null where it was not read.</param>
    public static ArmMetric ReadOnce(Metric metric, double? value) => new(metric, new Dictionary<int, double>(), value);

    /// <summary>One that was timed once, before the blocks: an estimate of one value, without an interval.</summary>
    /// <param name="value">Null where it was not timed.</param>
    public static ArmMetric TimedOnce(Metric metric, double? value) =>
        new(metric, value is { } seconds ? new Dictionary<int, double> { [BeforeBlocks] = seconds } : [], value);
}

/// <summary>Medians of what is known.</summary>
internal static class Medians
{
    /// <returns>Null where nothing is known.</returns>
    public static double? OfKnown(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToArray();
        return known.Length == 0 ? null : LaunchValue.Median(known);
    }
}
