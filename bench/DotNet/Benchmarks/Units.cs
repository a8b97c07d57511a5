using BenchmarkDotNet.Attributes;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Benchmarks;

/// <summary>One unit of each workload that computes, alone on one thread: one line each.</summary>
public class Units
{
    // Instance fields, which the compiler cannot take for constants, read before anything is timed.
    private readonly long _sumRange = ByHand.Size("sum_range", "n");
    private readonly long _sumSquares = ByHand.Size("sum_squares", "n");
    private readonly long _sumSquaresLoop = ByHand.Size("sum_squares_loop", "n");
    private readonly long _fibonacci = ByHand.Size("fibonacci", "n");
    private readonly long[] _mapSquare = Tables.Counting(ByHand.Size("map_square", "n"));
    private readonly (byte[] Block, long Count) _hashBlocks = Hashing.Blocks(ByHand.Size("hash_blocks", "blocks"));
    private readonly long _nativeChains = ByHand.Size("native_chains", "rounds");

    [Benchmark]
    public long SumRange() => Sums.SumRange(_sumRange);

    [Benchmark]
    public Int128 SumSquares() => Sums.SumSquares(_sumSquares);

    [Benchmark]
    public Int128 SumSquaresLoop() => Sums.SumSquaresLoop(_sumSquaresLoop);

    [Benchmark]
    public long Fibonacci() => Recursion.Fibonacci(_fibonacci);

    [Benchmark]
    public Int128 MapSquare() => Tables.MapSquare(_mapSquare);

    [Benchmark]
    public string HashBlocks() => Hashing.HashBlocks(_hashBlocks);

    [Benchmark]
    public ulong NativeChains() => Workloads.NativeChains.Run(_nativeChains);
}
