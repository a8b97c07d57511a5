namespace GilBench.Model;

/// <summary>
/// How many units one slice of a workload has in one language, found by trying more until the fastest arm took long enough, then frozen for
/// all its arms. Per language, because a unit in C# may take a tenth of its time in Python: one count for both would make Python's
/// slices many times as long. Times are compared per unit, so nothing depends on the counts being equal.
/// </summary>
/// <param name="FastestSeconds">What a slice took on the fastest arm.</param>
internal sealed record Calibration(
    string Workload, string ParameterSet, Language Language, int Tasks, double FastestSeconds, string FastestArm) : RunLine;

/// <summary>
/// What the first blocks said about the spread of one group, and how many rounds its launches have from then on (Kalibera &amp; Jones
/// 2013). The pilot is part of the run: it looks at spreads alone, so its launches count like all others.
/// </summary>
/// <param name="Group">Its place in the plan, from 0.</param>
/// <param name="BetweenLaunches">
/// Variance between launches of the logarithm of a slice's time against the other arms of its round; pooled over the arms, unbiased, so it
/// may fall below 0.
/// </param>
/// <param name="WithinLaunches">The same between the rounds of a launch.</param>
/// <param name="StartSeconds">What the group takes in a block before its rounds.</param>
/// <param name="RoundSeconds">What a round takes.</param>
/// <param name="IdealRounds">Rounds that would buy the most precision.</param>
/// <param name="Rounds">Rounds from now on: the ideal, but not fewer than planned nor more than the budget has time for.</param>
internal sealed record Pilot(
    int Group,
    double BetweenLaunches,
    double WithinLaunches,
    double StartSeconds,
    double RoundSeconds,
    int IdealRounds,
    int Rounds) : RunLine;

/// <summary>
/// The memory of one arm's pool with every worker alive, from a launch of its own, at its end: reading it takes time, so what that launch
/// took before, its start-up and first slice, may count, and nothing else.
/// </summary>
/// <param name="Outcome">How that launch ended.</param>
/// <param name="Detail">What happened, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
/// <param name="PssBytes">
/// Proportional set size of the worker and its children: pages they share count once; null where the kernel does not tell.
/// </param>
/// <param name="StartupSeconds">
/// Creating the pool until every worker stood ready; null where the blocks time it
/// (<see cref="Sampling.TimesStartsBeforeBlocks"/>), or nothing.
/// </param>
/// <param name="FirstSliceSeconds">The first slice, of as many units as the arm's slices have; null likewise.</param>
internal sealed record MemoryReading(
    string Arm,
    LaunchOutcome Outcome,
    string? Detail,
    long? PssBytes,
    double? StartupSeconds = null,
    double? FirstSliceSeconds = null) : RunLine;
