namespace GilBench.Model;

/// <summary>
/// What the first blocks said about the spread of one workload in one language, and how many warm iterations its launches have from then on
/// (Kalibera &amp; Jones 2013). The pilot is part of the run: it looks at spreads alone, so its launches count like all others.
/// </summary>
/// <param name="BetweenLaunches">Variance between launches, of the logarithm of an iteration's time; pooled over the arms, unbiased, so it may fall below 0.</param>
/// <param name="WithinLaunches">The same between the iterations of a launch.</param>
/// <param name="LaunchSeconds">What a launch takes beside its warm iterations.</param>
/// <param name="IterationSeconds">What a warm iteration takes.</param>
/// <param name="IdealIterations">Warm iterations that would buy the most precision.</param>
/// <param name="Iterations">Warm iterations from now on: the ideal, but not fewer than planned nor more than the budget has time for.</param>
internal sealed record Pilot(
    string Workload,
    string ParameterSet,
    Language Language,
    double BetweenLaunches,
    double WithinLaunches,
    double LaunchSeconds,
    double IterationSeconds,
    int IdealIterations,
    int Iterations) : RunLine;
