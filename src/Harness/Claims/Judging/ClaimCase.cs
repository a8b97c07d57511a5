using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>One arm against one base: a claim about every core count has several.</summary>
/// <param name="Name">How a reader knows it, such as "4 cores".</param>
internal sealed record ClaimCase(string Name, Arm Arm, Arm Base)
{
    /// <summary>Cores that an arm can keep busy.</summary>
    public static int ParallelismOf(Arm arm) => Math.Min(arm.Workers, arm.Cores);
}
