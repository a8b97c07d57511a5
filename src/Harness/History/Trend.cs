using GilBench.Statistics.ChangePoints;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Sampling;

namespace GilBench.History;

/// <summary>One metric of one arm over the runs of one machine, with its lasting changes. It is advice: no gate rests on it.</summary>
internal sealed record Trend
{
    /// <summary>Of fewer runs no change is certain.</summary>
    public const int FewestRuns = EDivisive.FewestValues;

    /// <summary>Of the permutations; always the same one, so that the same runs give the same changes.</summary>
    public const ulong Seed = 20140101;

    public required string Arm { get; init; }

    public required string Metric { get; init; }

    public required string Unit { get; init; }

    /// <summary>At least one, in order of time.</summary>
    public required IReadOnlyList<TrendValue> Values { get; init; }

    /// <summary>
    /// Whether each time is that over the native control of the same run, times the typical one of the control: then what slows the whole
    /// machine down is no change.
    /// </summary>
    public required bool IsRelative { get; init; }

    /// <summary>In how many runs the native control was not measured.</summary>
    public required int WithoutSentinel { get; init; }

    /// <summary>Smaller ones are none; as a share.</summary>
    public required double LeastStep { get; init; }

    public required IReadOnlyList<TrendChange> Changes { get; init; }

    /// <summary>Typical values between the changes: one more than there are changes.</summary>
    public required IReadOnlyList<TrendLevel> Levels { get; init; }

    public bool HasTooFewRuns => Values.Count < FewestRuns;

    /// <param name="points">Of one arm and metric of one machine, in order of time.</param>
    /// <param name="noise">A/A sessions of it on this machine: what an arm differs from itself by is no change.</param>
    /// <returns>Null where no value is above 0.</returns>
    public static Trend? Of(IReadOnlyList<HistoryPoint> points, IReadOnlyList<NoiseSession> noise)
    {
        var known = points.Where(point => point.Arm.Value > 0).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var without = known.Count(point => point.Arm.LogToSentinel is null);
        var sentinel = without > 0
            ? (double?)null
            : LaunchValue.Median([.. known.Select(point => point.Arm.Value / Math.Exp(point.Arm.LogToSentinel!.Value))]);
        List<TrendValue> shown = [.. known.Select(point => TrendValue.Of(point, sentinel))];
        double[] values = [.. shown.Select(value => value.Value)];
        var floor = Math.Log(1 + (NoiseFloor.From([.. noise.Select(session => session.LogRatio)]).Floor ?? 0));
        var changes = EDivisive.Find([.. values.Select(value => Math.Log(value))], floor, Seed);
        int[] ends = [0, .. changes.Select(change => change.Index), values.Length];
        List<TrendLevel> levels =
        [
            .. ends.Zip(ends.Skip(1), (from, to) => new TrendLevel(from, to, LaunchValue.Median(values.AsSpan(from, to - from)))),
        ];
        return new Trend
        {
            Arm = known[0].Arm.Arm,
            Metric = known[0].Arm.Metric,
            Unit = known[0].Arm.Unit,
            Values = shown,
            IsRelative = sentinel is not null,
            WithoutSentinel = without,
            LeastStep = Math.Exp(Math.Max(floor, EDivisive.LeastLogStep)) - 1,
            Levels = levels,
            Changes =
            [
                .. changes.Select((change, i) => new TrendChange(
                    known[change.Index - 1].Run, known[change.Index].Run, levels[i], levels[i + 1], change.PValue)),
            ],
        };
    }
}

/// <summary>What a run says.</summary>
/// <param name="Value">Above 0; adjusted by the native control where the trend is relative.</param>
/// <param name="Low">Lower end of its interval, adjusted alike; null without one.</param>
/// <param name="High">Upper end of its interval, adjusted alike; null without one.</param>
internal sealed record TrendValue(StoredRun Run, double Value, double? Low, double? High)
{
    /// <param name="sentinel">The typical time of the native control; null where values are not adjusted.</param>
    public static TrendValue Of(HistoryPoint point, double? sentinel)
    {
        var factor = sentinel is { } typical ? typical * Math.Exp(point.Arm.LogToSentinel!.Value) / point.Arm.Value : 1;
        return new TrendValue(point.Run, factor * point.Arm.Value, factor * point.Arm.Low, factor * point.Arm.High);
    }
}

/// <param name="From">Index of its first run.</param>
/// <param name="To">Index behind its last run.</param>
/// <param name="Median">Of its values.</param>
internal sealed record TrendLevel(int From, int To, double Median);

/// <summary>A lasting change.</summary>
/// <param name="LastBefore">The last run of the level before; what changed came between it and the next one, give or take two runs.</param>
/// <param name="FirstAfter">The first run of the new level.</param>
internal sealed record TrendChange(StoredRun LastBefore, StoredRun FirstAfter, TrendLevel Before, TrendLevel After, double PValue)
{
    /// <summary>New ÷ old − 1.</summary>
    public double Step => (After.Median / Before.Median) - 1;

    /// <summary>Both runs are of one commit, so what changed is not the code.</summary>
    public bool IsOfOneCommit => LastBefore.Commit is { } commit && commit == FirstAfter.Commit;
}
