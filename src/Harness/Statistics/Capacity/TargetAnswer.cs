namespace GilBench.Statistics.Capacity;

/// <summary>What N a throughput needs: the first whose upper bound reaches it, and the first whose lower bound does.</summary>
internal sealed record TargetAnswer(TargetReach Optimistic, TargetReach Safe)
{
    /// <param name="perSecond">The throughput that is to be reached.</param>
    /// <param name="limit">What may limit it besides N, units a second: its ends cut the model's; null where nothing is known.</param>
    /// <param name="isWhole">Whether there are no other N than those measured: a loop on one thread is no wider anywhere.</param>
    public static TargetAnswer Of(CapacityModel model, double perSecond, Estimate? limit = null, bool isWhole = false)
    {
        return new TargetAnswer(Reach(throughput => throughput.High), Reach(throughput => throughput.Low));

        TargetReach Reach(Func<Estimate, double?> end)
        {
            if (model.Counts.Any(count => end(model.At(count)!) is null))
            {
                return new TargetReach(ReachKind.Unknown, null);
            }

            if (limit is { HasInterval: true } && end(limit) < perSecond)
            {
                return new TargetReach(ReachKind.Unreachable, null);
            }

            if (model.Counts.Where(count => end(model.At(count)!) >= perSecond).Select(count => (int?)count).FirstOrDefault() is { } first)
            {
                return new TargetReach(ReachKind.Reached, first);
            }

            var goesOn = !isWhole && model.MayReachBeyond(perSecond, end);
            return new TargetReach(goesOn ? ReachKind.BeyondMeasured : ReachKind.Unreachable, null);
        }
    }
}

/// <param name="Count">The first N; null where none does.</param>
internal sealed record TargetReach(ReachKind Kind, int? Count);

/// <summary>How one bound answers.</summary>
internal enum ReachKind
{
    Reached,

    /// <summary>The bound never reaches it.</summary>
    Unreachable,

    /// <summary>The bound may reach it, but farther out than a curve is followed.</summary>
    BeyondMeasured,

    /// <summary>There is no bound: one block has no interval.</summary>
    Unknown,
}
