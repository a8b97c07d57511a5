namespace GilBench.Model;

/// <summary>Names of parameter sets.</summary>
internal static class Sizes
{
    /// <summary>Sizes whose tasks are found by calibration.</summary>
    public const string Calibrated = "calibrated";
}
