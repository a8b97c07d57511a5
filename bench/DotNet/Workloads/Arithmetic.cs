namespace GilBench.DotNet.Workloads;

/// <summary>
/// Sums of integers and of squares. Python's integers do not overflow: Σ i² over i &lt; 10⁷ passes 2⁶³, so these need Int128.
/// </summary>
internal static class Sums
{
    /// <summary>Σ i over i &lt; n in a loop; an overflow raises, it never wraps silently.</summary>
    public static long SumRange(long n)
    {
        var sum = 0L;
        for (var i = 0L; i < n; i++)
        {
            sum = checked(sum + i);
        }

        return sum;
    }

    /// <summary>Σ i² over i &lt; n, the squares coming from an iterator as Python's come from a generator.</summary>
    public static Int128 SumSquares(long n)
    {
        var sum = Int128.Zero;
        foreach (var square in Squares(n))
        {
            sum += square;
        }

        return sum;
    }

    /// <summary>Σ i² over i &lt; n in an explicit loop.</summary>
    public static Int128 SumSquaresLoop(long n)
    {
        var sum = Int128.Zero;
        for (var i = 0L; i < n; i++)
        {
            sum += (Int128)i * i;
        }

        return sum;
    }

    private static IEnumerable<Int128> Squares(long n)
    {
        for (var i = 0L; i < n; i++)
        {
            yield return (Int128)i * i;
        }
    }
}

/// <summary>Work that is nothing but calls.</summary>
internal static class Recursion
{
    /// <summary>The n-th Fibonacci number by naive recursion.</summary>
    public static long Fibonacci(long n) => n < 2 ? n : checked(Fibonacci(n - 1) + Fibonacci(n - 2));
}
