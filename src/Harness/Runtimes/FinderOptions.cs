namespace GilBench.Runtimes;

/// <summary>Where to look and how to ask.</summary>
/// <param name="DescribeScript">The path of <c>bench/Python/src/gilbench/describe.py</c>.</param>
/// <param name="DotNetWorker">The path of GilBench.DotNet (dll or executable); null leaves .NET out.</param>
internal sealed record FinderOptions(Surroundings Surroundings, string DescribeScript, string? DotNetWorker)
{
    /// <summary>What the user named with <c>--python</c>: paths, or names on PATH.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>How long a candidate may take to say what it is.</summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(10);
}
