namespace GilBench.Statistics.Capacity;

/// <summary>
/// Fits X(w) = min(w/R₀, X_max) by least squares of ln X. Which points lie on which part is all that there is to try: between two points,
/// where each part is the mean of its own, and with the bend at a point. So the minimum is found exactly.
/// </summary>
internal static class SaturationFit
{
    /// <summary>
    /// What lies so little below proportion is not full: a last point alone would always fit a most of its own.
    /// </summary>
    private const double LeastShortfall = 0.05;

    /// <param name="counts">Each w, ascending.</param>
    /// <param name="logRates">ln throughput at each w.</param>
    public static SaturationCurve Of(IReadOnlyList<int> counts, IReadOnlyList<double> logRates)
    {
        var perWorker = counts.Select((count, point) => logRates[point] - Math.Log(count)).ToArray();
        var free = new SaturationCurve(perWorker.Average(), double.PositiveInfinity);
        return counts.Select((count, point) => Math.Abs(logRates[point] - free.LogAt(count))).Max() < LeastShortfall
            ? free
            : Enumerable.Range(1, counts.Count - 1).SelectMany(Candidates).Prepend(free).MinBy(curve => Squares(counts, logRates, curve))!;

        IEnumerable<SaturationCurve> Candidates(int rising)
        {
            var bend = counts[rising - 1];
            var joint = counts.Select((count, point) => logRates[point] - Math.Log(Math.Min(count, bend))).Average();
            yield return new SaturationCurve(perWorker.Take(rising).Average(), logRates.Skip(rising).Average());
            yield return new SaturationCurve(joint, joint + Math.Log(bend));
        }
    }

    private static double Squares(IReadOnlyList<int> counts, IReadOnlyList<double> logRates, SaturationCurve curve) =>
        counts.Select((count, point) => logRates[point] - curve.LogAt(count)).Sum(error => error * error);
}
