namespace GilBench.DotNet.Workloads;

/// <summary>
/// The native control: work that fills a core as an interpreter does, so that a neighbour on the same physical core slows both alike. One
/// chain in which each step needs the last leaves most of a core idle and does not feel a neighbour; <c>bench/control_study.py</c> compares
/// candidates with Python's and C#'s own workloads.
/// </summary>
internal static class NativeChains
{
    /// <summary>16 KiB: stays in the first-level cache of every processor of the last fifteen years.</summary>
    private const int TableSize = 4096;

    private static readonly uint[] _table = [.. Enumerable.Range(0, TableSize).Select(index => unchecked((uint)index * 2654435761u))];

    /// <summary>
    /// Eight integer chains that depend on each other one round later only, four loads a round. The multiplier of the table is Knuth's
    /// (The Art of Computer Programming, volume 3, section 6.4).
    /// </summary>
    /// <returns>The exclusive or of the chains after so many rounds.</returns>
    public static ulong Run(long rounds)
    {
        var table = _table;
        ulong a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        unchecked
        {
            for (ulong i = 0; i < (ulong)rounds; i++)
            {
                a += i + table[(int)(b & (TableSize - 1))];
                b ^= a >> 3;
                c += table[(int)(d & (TableSize - 1))];
                d ^= c + i;
                e += f >> 1;
                f ^= (i << 1) + table[(int)(e & (TableSize - 1))];
                g += h;
                h ^= (g >> 2) + table[(int)(i & (TableSize - 1))];
            }
        }

        return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
    }
}
