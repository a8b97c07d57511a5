using BenchmarkDotNet.Attributes;

namespace Library;

/// <summary>Its attributes are named as BenchmarkDotNet's, and are not those of the version that the worker has.</summary>
public class LookAlike
{
    private int _prepared;

    [Params(7, 8)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Prepare() => _prepared += Size;

    public int Prepared() => _prepared;
}
