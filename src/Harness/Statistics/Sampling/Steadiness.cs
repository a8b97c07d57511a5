namespace GilBench.Statistics.Sampling;

/// <summary>Whether an arm had warmed up when its times were taken.</summary>
internal enum Steadiness
{
    /// <summary>Too few slices or launches to tell.</summary>
    Unknown,
    Steady,
    NotSteady,
}
