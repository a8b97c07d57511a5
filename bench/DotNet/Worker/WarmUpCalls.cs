namespace GilBench.DotNet.Worker;

/// <summary>
/// How often a warm-up calls what happens around a slice (metering, tallying, writing the reply, BenchmarkDotNet's own steps). Otherwise
/// the runtime would compile it anew in the background some slices later, beside the other workers' slices: seen, 1.5 % of a core for
/// each of seven waiting workers, and as little as Python's with these calls. It compiles in stages, each after 30 calls and a pause; so
/// the work gets slices before each pause too: else the first that count run in code that is not optimised yet (a quarter more CPU time,
/// median of 72).
/// </summary>
/// <param name="slices">The most slices of the launch.</param>
internal sealed class WarmUpCalls(int slices)
{
    /// <summary>Calls are counted, then code with counters is made, whose calls are counted, then optimised code is.</summary>
    public const int Stages = 4;

    /// <summary>Twice what the runtime counts before it compiles anew: sure to be noticed.</summary>
    public const int CallsCounted = 64;

    /// <summary>What a slice calls several times is called as often as this in a stage.</summary>
    public const int CallsOfAStage = 40;

    private const int CallsUntilCompiled = 30;

    /// <summary>
    /// The most slices of a launch in which BenchmarkDotNet's own steps, called once or twice a slice, are not compiled anew: compiling
    /// them before the slices takes 0.27 s of CPU time.
    /// </summary>
    private const int FewSlices = 16;

    /// <summary>Iterations without work at the end of a warm-up.</summary>
    public int Iterations => Stages * IterationsOfAStage;

    public int IterationsOfAStage => IsShort ? 1 : CallsOfAStage;

    private bool IsShort => slices <= FewSlices;

    /// <summary>
    /// How often the driver's own step is called in a stage beside its iterations: in a launch of few slices as often as leaves the step
    /// itself uncompiled (calls of the first stage are not counted). What the step calls several times is then compiled in the warm-up
    /// (0.03 s of CPU time) and not between slices (0.05 s at two of them, a tenth of a short wait). 40 calls leave 0.01 s, for 0.17 s in
    /// the warm-up.
    /// </summary>
    public int DriverCallsOfAStage => IsShort ? ((CallsUntilCompiled - 1 - slices) / (Stages - 1)) - 1 : 0;
}
