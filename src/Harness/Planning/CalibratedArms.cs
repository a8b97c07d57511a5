using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Which arms of a workload in one language are tried to find the units of a slice. Only the widest of each model and runtime can be the
/// fastest; of what waits those with the most workers alone, since waits add up. Pure.
/// </summary>
internal static class CalibratedArms
{
    /// <param name="arms">Of one workload, parameter set and language.</param>
    public static IReadOnlyList<Arm> Of(IEnumerable<Arm> arms, WorkloadKind kind)
    {
        var widest = arms
            .Where(arm => !arm.Weak && arm.Role != ArmRole.AaControl)
            .GroupBy(arm => (arm.Model, arm.Runtime))
            .Select(same => same.MaxBy(arm => (arm.Workers, arm.Cores))!)
            .ToList();
        return kind == WorkloadKind.Io && widest.Count > 0
            ? [.. widest.Where(arm => arm.Workers == widest.Max(other => other.Workers))]
            : widest;
    }
}
