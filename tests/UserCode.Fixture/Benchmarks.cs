using BenchmarkDotNet.Attributes;

namespace Fixture;

/// <summary>As BenchmarkDotNet's users write them.</summary>
public sealed class Sorting : IDisposable
{
    private int[] _values = [];

    [Params(100, 1000)]
    public int Count { get; set; }

    [Params(3)]
    public long Factor;

    public string Log { get; set; } = "";

    [GlobalSetup]
    public async Task Setup()
    {
        await Task.Yield();
        _values = [.. Enumerable.Range(0, Count)];
        Note("setup");
    }

    [GlobalSetup(Target = nameof(Aimed))]
    public void SetupAimed() => Note("setup for Aimed");

    [GlobalCleanup]
    public void Cleanup() => Note("cleanup");

    [Benchmark]
    public long Sum() => Factor * _values.Sum();

    [Benchmark]
    public int Aimed() => _values.Length;

    public void Dispose() => Note("disposed");

    private void Note(string what)
    {
        if (Log.Length > 0)
        {
            File.AppendAllText(Log, what + "\n");
        }
    }
}

public class EachIteration
{
    [IterationSetup(Target = nameof(Prepared))]
    public void Prepare()
    {
    }

    [Benchmark]
    public int Prepared() => 1;

    [Benchmark]
    public int Unprepared() => 2;
}

public class FromSource
{
    [ParamsSource(nameof(Sizes))]
    public int Size { get; set; }

    public static IEnumerable<int> Sizes => [1, 2];

    [Benchmark]
    public int Read() => Size;
}
