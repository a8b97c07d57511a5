using System.Globalization;

namespace GilBench.Statistics.Capacity;

/// <summary>
/// What a throughput sample permits to say of other N: the more N it has, the more. One N says nothing of any other; two or three leave
/// open whether what is lost grows with N (α) or with the pairs (β), so they give the band between the two; four or more give a curve.
/// </summary>
internal sealed class CapacityModel
{
    /// <summary>A curve is followed to so many times the largest N measured, and no further.</summary>
    public const int FarthestFactor = 2;

    /// <summary>With fewer N, or narrower ones, β and the peak have no interval worth showing.</summary>
    private const int PointsForPeak = 6;

    private const int WidestForPeak = 8;

    private const int PointsForCurve = 4;

    /// <summary>More than in proportion by less than this changes no answer, and is taken as in proportion.</summary>
    private const double SuperlinearMargin = 0.02;

    private readonly ThroughputSample _sample;
    private readonly IReadOnlyList<FittedLaw> _laws;

    private CapacityModel(ThroughputSample sample, CapacityModelKind kind, IReadOnlyList<ScalingLaw> laws, string? refusal)
    {
        (_sample, Kind, Refusal) = (sample, kind, refusal);
        _laws = [.. laws.Select(law => FittedLaw.Of(sample, law))];
    }

    public CapacityModelKind Kind { get; }

    /// <summary>Why nothing is said of N that were not measured, one sentence; null where something is.</summary>
    public string? Refusal { get; }

    public IReadOnlyList<int> Measured => _sample.Counts;

    public int Blocks => _sample.Blocks;

    /// <summary>Each N of which something is said, ascending.</summary>
    public IEnumerable<int> Counts => Refusal is null
        ? Enumerable.Range(Math.Max(1, Measured[0] / FarthestFactor), Last - Math.Max(1, Measured[0] / FarthestFactor) + 1)
        : Measured;

    public int Last => Refusal is null ? FarthestFactor * Measured[^1] : Measured[^1];

    /// <summary>Units a second of one; null where nothing was fitted.</summary>
    public Estimate? Gamma => Universal?.Figure(curve => ((UniversalCurve)curve).Gamma);

    /// <summary>Contention; null where two numbers cannot tell it from coherency.</summary>
    public Estimate? Alpha => Measured.Count > 2 ? OffItsBound(Universal?.Figure(curve => ((UniversalCurve)curve).Alpha)) : null;

    /// <summary>Coherency, with an interval where there are enough numbers, and wide ones; null where only α was fitted.</summary>
    public Estimate? Beta => Kind != CapacityModelKind.Universal ? null
        : TellsPeak ? OffItsBound(Universal!.Figure(curve => ((UniversalCurve)curve).Beta))
        : new Estimate(((UniversalCurve)Universal!.Curve).Beta, null, null, Blocks);

    /// <summary>N of the largest throughput, with an open upper end where it may lie anywhere beyond; null where none is seen.</summary>
    public Estimate? Peak
    {
        get
        {
            if (Kind != CapacityModelKind.Universal || !TellsPeak || !double.IsFinite(((UniversalCurve)Universal!.Curve).Peak))
            {
                return null;
            }

            var inverse = Universal.Figure(curve => ((UniversalCurve)curve).InverseSquareOfPeak);
            return inverse with { Value = PeakOf(inverse.Value)!.Value, Low = PeakOf(inverse.High), High = PeakOf(inverse.Low) };
        }
    }

    /// <summary>The bend of what waits side by side; null where another law describes it better, or it was not asked for.</summary>
    public SaturationCurve? Saturation => _laws.Select(law => law.Curve).OfType<SaturationCurve>().FirstOrDefault();

    private FittedLaw? Universal => _laws.FirstOrDefault(law => law.Law is ScalingLaw.Universal or ScalingLaw.Amdahl);

    private bool TellsPeak => Measured.Count >= PointsForPeak && Measured[^1] >= WidestForPeak;

    /// <param name="axis">What N counts: workers on the same cores may also scale until something is full.</param>
    public static CapacityModel Of(ThroughputSample sample, ScalingAxis axis)
    {
        var many = axis == ScalingAxis.Cores ? "cores" : "workers";
        if (sample.Counts.Count == 1)
        {
            return new CapacityModel(sample, CapacityModelKind.None, [], string.Create(CultureInfo.InvariantCulture,
                $"Only one number of {many} was measured ({sample.Counts[0]}): nothing shows how throughput grows with them."));
        }

        if (SuperlinearPoint(sample) is { } point)
        {
            var gain = Math.Exp(sample.TypicalLogs[point] - sample.TypicalLogs[0]);
            return new CapacityModel(sample, CapacityModelKind.Superlinear, [], string.Create(CultureInfo.InvariantCulture,
                $"{sample.Counts[point]} {many} did {gain:0.00} times the work of {sample.Counts[0]}, beyond the interval of that ratio ")
                + "more than in proportion: the scalability law does not apply, so nothing is said of what was not measured.");
        }

        return sample.Counts.Count < PointsForCurve
            ? new CapacityModel(
                sample, sample.Counts.Count == 2 ? CapacityModelKind.Band : CapacityModelKind.AmdahlAndBand,
                [ScalingLaw.Amdahl, ScalingLaw.Coherency], refusal: null)
            : axis == ScalingAxis.Workers
                && LeaveOneOutError(sample, ScalingLaw.Saturation) < LeaveOneOutError(sample, ScalingLaw.Universal)
                ? new CapacityModel(sample, CapacityModelKind.Saturation, [ScalingLaw.Saturation], refusal: null)
                : new CapacityModel(sample, CapacityModelKind.Universal, [ScalingLaw.Universal], refusal: null);
    }

    /// <summary>
    /// Units a second at N, with the interval for what a block would show; of a band its middle, from the low end of the one edge to the
    /// high end of the other. Null where nothing is said of N.
    /// </summary>
    public Estimate? At(int count)
    {
        if (Refusal is not null)
        {
            var point = Measured.TakeWhile(measured => measured != count).Count();
            return point == Measured.Count ? null : TInterval.OfNext(_sample.LogsAt(point), _sample.TypicalLogs[point]).Exp();
        }

        return count <= Last ? Envelope(count) : null;
    }

    /// <summary>Whether an end of the interval reaches a throughput anywhere beyond what is told, were the curve followed on.</summary>
    /// <param name="end">Of the interval.</param>
    public bool MayReachBeyond(double perSecond, Func<Estimate, double?> end)
    {
        const int steps = 90;
        return Refusal is not null
            || Enumerable.Range(0, steps)
                .Select(step => end(Envelope((int)Math.Min(int.MaxValue, Last * Math.Pow(1.1, step)))))
                .Any(reached => reached is null || reached >= perSecond);
    }

    /// <summary>A parameter that is 0 with and without every block is held there: its jackknife says nothing of it.</summary>
    private static Estimate? OffItsBound(Estimate? parameter) =>
        parameter is { Value: 0, Low: 0, High: 0 } ? parameter with { Low = null, High = null } : parameter;

    private static double? PeakOf(double? inverseSquare) => inverseSquare > 0 ? Math.Max(1, 1 / Math.Sqrt(inverseSquare.Value)) : null;

    private Estimate Envelope(int count)
    {
        var edges = _laws.Select(law => law.At(count)).ToList();
        return edges.All(edge => edge.HasInterval)
            ? edges[0] with
            {
                Value = Math.Exp(edges.Average(edge => Math.Log(edge.Value))),
                Low = edges.Min(edge => edge.Low),
                High = edges.Max(edge => edge.High),
            }
            : edges[0];
    }

    /// <summary>The first N at which the work of each is known to be more than at the smallest N, by Bonferroni over all of them.</summary>
    private static int? SuperlinearPoint(ThroughputSample sample)
    {
        var level = 1 - ((1 - Estimate.Confidence) / (sample.Counts.Count - 1));
        var first = sample.LogsAt(0);
        for (var point = 1; point < sample.Counts.Count; point++)
        {
            var proportion = Math.Log((double)sample.Counts[point] / sample.Counts[0]);
            var excess = sample.LogsAt(point).Zip(first, (log, one) => log - one - proportion).ToArray();
            if (TInterval.OfMean(excess, level).Low > Math.Log(1 + SuperlinearMargin))
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>
    /// How well a law tells each N from the others: the squares of ln throughput, the N left out in turn. Not the first and the last: the
    /// others do not show what happens there, and which law is luckier beyond its data would decide.
    /// </summary>
    private static double LeaveOneOutError(ThroughputSample sample, ScalingLaw law)
    {
        return Enumerable.Range(1, sample.Counts.Count - 2).Sum(ErrorAt);

        double ErrorAt(int point)
        {
            var error = FittedLaw.Fit(sample.WithoutPoint(point), law).LogAt(sample.Counts[point]) - sample.TypicalLogs[point];
            return error * error;
        }
    }
}

/// <summary>What a throughput sample permits.</summary>
internal enum CapacityModelKind
{
    /// <summary>One N: only itself.</summary>
    None,

    /// <summary>More than in proportion: only what was measured.</summary>
    Superlinear,

    /// <summary>Two N.</summary>
    Band,

    /// <summary>Three N: α by Amdahl's law, and the band.</summary>
    AmdahlAndBand,

    /// <summary>The universal scalability law.</summary>
    Universal,

    /// <summary>min(w/R₀, X_max).</summary>
    Saturation,
}

/// <summary>What N counts.</summary>
internal enum ScalingAxis
{
    /// <summary>Cores, with a worker on each.</summary>
    Cores,

    /// <summary>Workers on cores that stay the same.</summary>
    Workers,
}
