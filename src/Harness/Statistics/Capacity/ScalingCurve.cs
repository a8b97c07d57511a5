namespace GilBench.Statistics.Capacity;

/// <summary>Throughput as a function of N.</summary>
internal interface IScalingCurve
{
    /// <summary>ln of the units a second at N.</summary>
    double LogAt(int count);
}

/// <summary>
/// The universal scalability law (Gunther): X(N) = γN / (1 + α(N−1) + βN(N−1)). With β = 0 it is Amdahl's law.
/// </summary>
/// <param name="Gamma">Units a second of one.</param>
/// <param name="Alpha">Contention: the share that waits for its turn.</param>
/// <param name="Beta">Coherency: what each pair costs by keeping in step.</param>
internal sealed record UniversalCurve(double Gamma, double Alpha, double Beta) : IScalingCurve
{
    /// <summary>β / (1 − α) = 1/N² of the peak: above 0 where there is one, of which more is slower.</summary>
    public double InverseSquareOfPeak => Alpha < 1 ? Beta / (1 - Alpha) : 1;

    /// <summary>N at which throughput is largest; infinite where it grows on.</summary>
    public double Peak => Math.Max(1, 1 / Math.Sqrt(InverseSquareOfPeak));

    public double LogAt(int count) =>
        Math.Log(Gamma * count / (1 + (Alpha * (count - 1.0)) + (Beta * count * (count - 1.0))));
}

/// <summary>
/// What waits side by side: X(w) = min(w/R₀, X_max). Each worker adds its share, until something else is full.
/// </summary>
/// <param name="LogPerWorker">−ln R₀: R₀ is the seconds of a unit where enough is free.</param>
/// <param name="LogMost">ln X_max; infinite where throughput was never seen to end growing.</param>
internal sealed record SaturationCurve(double LogPerWorker, double LogMost) : IScalingCurve
{
    public double SecondsPerUnit => Math.Exp(-LogPerWorker);

    public bool IsSaturated => double.IsFinite(LogMost);

    public double LogAt(int count) => Math.Min(Math.Log(count) + LogPerWorker, LogMost);
}

/// <summary>What may be fitted.</summary>
internal enum ScalingLaw
{
    /// <summary>α and β.</summary>
    Universal,

    /// <summary>α alone: the least loss beyond what was measured.</summary>
    Amdahl,

    /// <summary>β alone: the most loss beyond what was measured.</summary>
    Coherency,

    /// <summary>min(w/R₀, X_max).</summary>
    Saturation,
}
