namespace GilBench.Model;

/// <summary>
/// What the first blocks said about the spread of one group, and how many rounds its launches have from then on (Kalibera &amp; Jones 2013).
/// The pilot is part of the run: it looks at spreads alone, so its launches count like all others.
/// </summary>
/// <param name="Group">Its place in the plan, from 0.</param>
/// <param name="BetweenLaunches">
/// Variance between launches of the logarithm of a slice's time against the other arms of its round; pooled over the arms, unbiased, so it may
/// fall below 0.
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
