namespace GilBench.Statistics.ChangePoints;

/// <summary>Where a series takes another level.</summary>
/// <param name="Index">Of the first value of the new level.</param>
/// <param name="LogStep">Median of the new level − median of the one before, both of logarithms.</param>
/// <param name="PValue">How often the same values in a random order differ as much between two parts.</param>
internal sealed record ChangePoint(int Index, double LogStep, double PValue);
