namespace GilBench.Statistics.Sampling;

/// <summary>
/// The SplitMix64 generator (Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators"; constants as in Vigna's
/// splitmix64.c). Written out here so that a recorded seed gives the same order under every version of .NET.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>An own stream for each pair of numbers, such as a recorded seed and a block.</summary>
    public static SplitMix64 For(ulong seed, ulong stream) => new(Mix(Mix(seed + Gamma) + (stream * Gamma)));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Gamma);

    /// <summary>A uniform integer in 0 … bound − 1, without bias (Lemire 2019, "Fast random integer generation in an interval").</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var high = Math.BigMul(Next(), range, out var low);
        if (low < range)
        {
            var rejected = (0 - range) % range;
            while (low < rejected)
            {
                high = Math.BigMul(Next(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
