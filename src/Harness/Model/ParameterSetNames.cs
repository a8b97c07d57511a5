namespace GilBench.Model;

/// <summary>Names of parameter sets.</summary>
internal static class ParameterSetNames
{
    /// <summary>Sizes whose tasks are found by calibration.</summary>
    public const string Calibrated = "calibrated";

    /// <summary>
    /// Of user code: the set whose arguments all workers of a process share (<see cref="ParameterSet.SharedArguments"/>).
    /// </summary>
    public const string Shared = "shared";

    /// <summary>The calibrated sizes at several numbers in flight (<see cref="ParameterSet.Sweep"/>).</summary>
    public const string InFlight = "in-flight";

    /// <summary>What people read, such as <c>fibonacci (document-35)</c>; the usual sizes go without saying.</summary>
    public static string Label(string workload, string? set) => set is null or Calibrated ? workload : $"{workload} ({set})";
}
