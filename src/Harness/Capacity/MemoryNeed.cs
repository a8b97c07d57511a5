using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Capacity;

/// <summary>What workers hold together, from the smallest and the largest number that were read: each further one holds the same.</summary>
/// <param name="Metric">
/// <see cref="Metric.Memory"/>, or, of one process where that was not read, the most that it ever held.
/// </param>
internal sealed record MemoryNeed(Metric Metric, int Fewest, double FewestBytes, int Most, double MostBytes)
{
    /// <summary>What a further worker holds; null where one number was read.</summary>
    public double? BytesPerWorker => Most > Fewest ? Math.Max(0, (MostBytes - FewestBytes) / (Most - Fewest)) : null;

    /// <summary>Null where nothing is known of so many.</summary>
    public double? BytesAt(int workers) =>
        workers == Fewest ? FewestBytes
        : BytesPerWorker is { } more ? Math.Max(0, FewestBytes + (more * (workers - Fewest)))
        : null;

    /// <returns>Null where nothing was read.</returns>
    public static MemoryNeed? Of(ScalingSeries series) =>
        Of(series, Metric.Memory) ?? (series.Model.WorkerKind == WorkerKind.Processes ? null : Of(series, Metric.PeakMemory));

    private static MemoryNeed? Of(ScalingSeries series, Metric metric)
    {
        var read = series.Arms.Where(arm => arm[metric].Median is not null).ToList();
        return read is [var first, ..]
            ? new MemoryNeed(
                metric, ScalingSeries.CountOf(first), first[metric].Median!.Value,
                ScalingSeries.CountOf(read[^1]), read[^1][metric].Median!.Value)
            : null;
    }
}
