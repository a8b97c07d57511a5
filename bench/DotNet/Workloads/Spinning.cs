namespace GilBench.DotNet.Workloads;

/// <summary>The positive control: 64-bit arithmetic with no runtime in the way.</summary>
internal static class Spinning
{
    /// <summary>
    /// x ← x · 6364136223846793005 + 1442695040888963407 (mod 2⁶⁴) from x = 0. The constants are those of Knuth's MMIX generator
    /// (The Art of Computer Programming, volume 2, section 3.3.4); each round needs the last, so nothing can be vectorised away.
    /// </summary>
    public static ulong Spin(long rounds)
    {
        var x = 0UL;
        for (var i = 0L; i < rounds; i++)
        {
            x = unchecked((x * 6364136223846793005UL) + 1442695040888963407UL);
        }

        return x;
    }
}
