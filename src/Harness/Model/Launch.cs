namespace GilBench.Model;

/// <summary>One fresh process that measured one arm once: a line of the run file.</summary>
/// <param name="Id">Block, attempt and order: <c>b001-a1-007</c>; <c>-r1</c> follows where it repeats one that the environment disturbed.</param>
/// <param name="Attempt">1, and one more each time the whole block had to be run again.</param>
/// <param name="Order">Place in the shuffled block, from 0.</param>
/// <param name="Detail">What happened, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
/// <param name="ResultsAgree">Whether every unit of every iteration returned the expected result; null where none was seen.</param>
/// <param name="Faults">Why the environment spoiled it (it is repeated, then the whole block is run again); empty is valid.</param>
/// <param name="StartupSeconds">Creating the pool until every worker stood ready.</param>
internal sealed record Launch(
    string Id,
    int Block,
    int Attempt,
    int Order,
    string Arm,
    int Tasks,
    LaunchOutcome Outcome,
    string? Detail,
    bool? ResultsAgree,
    GilCertificate Certificate,
    IReadOnlyList<int> AffinityAsked,
    IReadOnlyList<int>? AffinityRead,
    IReadOnlyList<string> Faults,
    double? StartupSeconds,
    double? ShutdownSeconds,
    IReadOnlyList<IterationSample> Samples,
    RuntimeDescription? Runtime,
    IReadOnlyList<string>? Modules,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    NoiseDelta? Noise,
    string? ExecutableSha256,
    DateTimeOffset Started,
    double DurationSeconds,
    int? ExitCode) : RunLine
{
    public IReadOnlyList<double> WarmSeconds => [.. Samples.Where(sample => sample.Phase == SamplePhase.Warm).Select(sample => sample.WallSeconds)];

    /// <summary>What a first use costs: start-up and the first iteration, in seconds.</summary>
    public double? ColdSeconds =>
        StartupSeconds is { } startup && Samples is [{ Phase: SamplePhase.Cold } first, ..] ? startup + first.WallSeconds : null;

    /// <summary>Seconds of this launch that went into timed regions.</summary>
    public double TimedSeconds => Samples.Sum(sample => sample.WallSeconds);
}
