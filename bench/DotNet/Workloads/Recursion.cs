namespace GilBench.DotNet.Workloads;

/// <summary>Work that is nothing but calls.</summary>
internal static class Recursion
{
    /// <summary>The n-th Fibonacci number by naive recursion.</summary>
    public static long Fibonacci(long n) => n < 2 ? n : checked(Fibonacci(n - 1) + Fibonacci(n - 2));
}
