namespace GilBench.DotNet.Workloads;

/// <summary>
/// The native control: work that fills a core as an interpreter does, so that a neighbour on the same physical core slows both. One chain
/// in which each step needs the last leaves most of a core idle and does not feel a neighbour, nor do chains that wait for loads, even
/// from the first-level cache; <c>bench/control_study.py</c> compares candidates with Python's and C#'s own workloads.
/// </summary>
internal static class NativeChains
{
    /// <summary>Eight integer chains in registers, of one or two steps a round: the core's arithmetic units are full.</summary>
    /// <returns>The exclusive or of the chains after so many rounds.</returns>
    public static ulong Run(long rounds)
    {
        ulong a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        unchecked
        {
            for (ulong i = 0; i < (ulong)rounds; i++)
            {
                a += i;
                b ^= a >> 3;
                c += b;
                d ^= i;
                e += d >> 1;
                f ^= i << 1;
                g += f;
                h ^= g >> 2;
            }
        }

        return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
    }
}
