using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Statistics.Acceptance;

/// <summary>One block of a <see cref="SimulatedSession"/>: logarithms of ratios.</summary>
/// <param name="SpeedUp">base/arm.</param>
/// <param name="AaControl">The arm over its A/A control.</param>
/// <param name="Ceiling">base/arm of the native control.</param>
/// <param name="Efficiency">The speed-up over the ceiling.</param>
internal readonly record struct SimulatedBlock(double SpeedUp, double AaControl, double Ceiling, double Efficiency);

/// <summary>
/// What one measurement gives on a simulated machine: a claim's ratio and, live in the same blocks, its controls. All truths are 1: another
/// truth is a shift of the logarithms, so one session serves many claims.
/// </summary>
internal sealed record SimulatedSession(IReadOnlyList<SimulatedBlock> Blocks)
{
    private const int Cores = 2;

    /// <summary>Whether the arm's ratios are of its own launches and those of its A/A control.</summary>
    public bool BothLaunchesCount { get; init; }

    public double[] SpeedUp => [.. Blocks.Select(block => block.SpeedUp)];

    public double[] AaControl => [.. Blocks.Select(block => block.AaControl)];

    public double[] Efficiency => [.. Blocks.Select(block => block.Efficiency)];

    private double[] Ceiling => [.. Blocks.Select(block => block.Ceiling)];

    /// <summary>
    /// One launch after another: the baselines with the noise of one core; arm, A/A control and native control with that of both.
    /// </summary>
    public static SimulatedSession OfLaunches(SplitMix64 generator, int blocks, SimulatedNoise oneCore, SimulatedNoise bothCores) => new(
        [.. Enumerable.Range(0, blocks).Select(_ =>
        {
            var arm = bothCores.Launch(generator);
            var speedUp = Math.Log(oneCore.Launch(generator) / arm);
            var ceiling = Math.Log(oneCore.Launch(generator) / bothCores.Launch(generator));
            return new SimulatedBlock(speedUp, Math.Log(arm / bothCores.Launch(generator)), ceiling, speedUp - ceiling);
        })]);

    /// <summary>The interval where the truth is <paramref name="truth"/> instead of 1.</summary>
    public static Estimate Interval(double[] logRatios, double truth = 1) =>
        PairedRatio.FromLogRatios([.. logRatios.Select(log => log + Math.Log(truth))]);

    /// <param name="test">The claim.</param>
    /// <param name="speedUp">The arm's true one.</param>
    /// <param name="ceiling">What the hardware truly permits.</param>
    public Verdict Judge(ClaimTest test, double speedUp, double ceiling)
    {
        var native = new NativeCeiling(Cores, Interval(Ceiling, ceiling), Interval(Efficiency, speedUp / ceiling));
        var controls = new ClaimControls(Interval(AaControl), native, Steadiness.Steady, InvalidBlockShare: 0)
        {
            BothLaunchesCount = BothLaunchesCount,
        };
        return ClaimVerdict.Judge(test, Interval(SpeedUp, speedUp), controls);
    }
}
