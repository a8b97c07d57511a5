namespace GilBench.DotNet.Workloads;

/// <summary>Work over a table in memory.</summary>
internal static class Tables
{
    /// <summary>The table 0, 1, … n − 1, prepared before anything is timed.</summary>
    public static long[] Counting(long n)
    {
        var table = new long[n];
        for (var i = 0L; i < n; i++)
        {
            table[i] = i;
        }

        return table;
    }

    public static Unit OpenMapSquare(long n) => Unit.Of(MapSquare, Counting(n));

    /// <summary>Squares every element into a new table and sums that one.</summary>
    public static Int128 MapSquare(long[] table)
    {
        var squared = new long[table.Length];
        for (var i = 0; i < table.Length; i++)
        {
            squared[i] = checked(table[i] * table[i]);
        }

        var sum = Int128.Zero;
        foreach (var square in squared)
        {
            sum += square;
        }

        return sum;
    }
}
