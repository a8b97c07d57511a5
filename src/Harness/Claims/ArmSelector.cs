using GilBench.Model;

namespace GilBench.Claims;

/// <summary>Names an arm in a claim. Of a base, a workload, parameter set or runtime that is left out is as in the claim's arm.</summary>
/// <param name="Model">Execution model.</param>
/// <param name="Workload">A workload; of an exact claim also a glob.</param>
/// <param name="Parameters">Parameter set; null is <c>calibrated</c>.</param>
/// <param name="Runtime">
/// Null is the runtime that the claim is being judged on; <see cref="Stock"/> is the stock build beside it; anything else is a glob.
/// </param>
/// <param name="Workers">Null is what the parameter set says, else one a core.</param>
/// <param name="Cores">
/// Null is 1 for one worker; else, for what waits, the most that were measured, and for what computes every count above one, judged
/// together.
/// </param>
internal sealed record ArmSelector(
    string Model, string? Workload = null, string? Parameters = null, string? Runtime = null, int? Workers = null, int? Cores = null)
{
    /// <summary>As a runtime: the stock build of the same version as the free-threaded one that the claim is judged on.</summary>
    public const string Stock = "stock";

    /// <summary>The glob that the runtime's name must match; null where any may be judged.</summary>
    public string? RuntimeGlob => Runtime == Stock ? null : Runtime;

    public string ParameterSet => Parameters ?? ParameterSetNames.Calibrated;

    /// <summary>This selector as the base of a claim: what it leaves out is taken from the selector of the claim's arm.</summary>
    public ArmSelector Completed(ArmSelector arm) => this with
    {
        Workload = Workload ?? arm.Workload,
        Parameters = Parameters ?? arm.Parameters,
        Runtime = Runtime ?? (arm.Runtime == Stock ? null : arm.Runtime),
    };
}
