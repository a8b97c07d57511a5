using GilBench.Analysis;

namespace GilBench.Claims.Judging;

/// <summary>The times of an arm that a claim compares.</summary>
internal static class BlockTimes
{
    /// <summary>Block → seconds.</summary>
    public static IReadOnlyDictionary<int, double> Of(ArmAnalysis arm, ComparedTime time) => time switch
    {
        ComparedTime.Cold => arm.BlockColdSeconds,
        ComparedTime.Iteration => arm.BlockSeconds.ToDictionary(block => block.Key, block => block.Value * arm.Tasks!.Value),
        _ => arm.BlockSeconds,
    };
}
