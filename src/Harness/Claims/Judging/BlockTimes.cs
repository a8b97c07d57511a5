using GilBench.Analysis;

namespace GilBench.Claims.Judging;

/// <summary>The times of an arm that a claim compares.</summary>
internal static class BlockTimes
{
    /// <summary>Block → ln(base time ÷ arm time). Warm times are paired by round, first uses by block.</summary>
    public static SortedDictionary<int, double> LogRatios(ArmAnalysis over, ArmAnalysis arm, ComparedTime time)
    {
        if (time == ComparedTime.Cold)
        {
            return BlockPairs.LogRatios(over.BlockColdSeconds, arm.BlockColdSeconds);
        }

        var perUnit = BlockPairs.LogRatios(over, arm);
        if (time == ComparedTime.Unit || perUnit.Count == 0)
        {
            return perUnit;
        }

        // A slice of so many units takes so many times as long as one of them.
        var unitsOver = Math.Log((double)over.Tasks!.Value / arm.Tasks!.Value);
        return new SortedDictionary<int, double>(perUnit.ToDictionary(block => block.Key, block => block.Value + unitsOver));
    }
}
