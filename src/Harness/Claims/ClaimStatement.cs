using GilBench.Analysis;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims;

/// <summary>One variant of a claim: an arm against a base, and what their ratio should be.</summary>
/// <param name="Figure">What is printed, such as "3.5 s against 1.8 s"; null where nothing is.</param>
/// <param name="Base">What the speed-up is over; null for <see cref="ClaimRelation.Exact"/>, which is about results.</param>
/// <param name="Time">How a file of claims names the <see cref="Metric"/>.</param>
/// <param name="Factor">The k of "k×", or of an efficiency the share of the native gain; null is 1.</param>
/// <param name="FactorPerCore">k as so much a core that can work at once, instead of <paramref name="Factor"/>.</param>
/// <param name="Margin">The relative difference that does not matter, fixed before measuring.</param>
/// <param name="Memory">Whether the memory of both arms is read and shown; the verdict is about time alone.</param>
/// <param name="Because">Why it is wrong where it is expected to be refuted; shown with the verdict.</param>
internal sealed record ClaimStatement(
    string Sentence,
    ClaimRelation Relation,
    ArmSelector Arm,
    ExpectedVerdicts Expected,
    ArmSelector? Base = null,
    string? Figure = null,
    ComparedTime Time = ComparedTime.Unit,
    double? Factor = null,
    double? FactorPerCore = null,
    double Margin = ClaimStatement.DefaultMargin,
    ClaimNeeds? Needs = null,
    bool Memory = false,
    string? Because = null)
{
    public const double DefaultMargin = 0.10;

    /// <summary>What of both arms is compared.</summary>
    public Metric Metric => Time switch
    {
        ComparedTime.Iteration => Metric.TimePerSlice,
        ComparedTime.Cold => Metric.FirstUse,
        _ => Metric.TimePerUnit,
    };

    /// <summary>From an efficiency of 1 to the limit, a factor above 1; null where the claim has no such limit.</summary>
    public double? WayToLimit => Relation == ClaimRelation.Efficiency && Factor is > 0 and < 1 and var factor ? 1 / factor : null;

    /// <summary>
    /// The drift within launches that is let pass: as large a part of the way to the limit as the usual one is of the usual margin.
    /// </summary>
    public double DriftTolerance =>
        WayToLimit is { } way ? Math.Max(1, (way - 1) / DefaultMargin) * SteadyState.Tolerance : SteadyState.Tolerance;

    /// <param name="parallelism">Cores that can work at once in the case at hand.</param>
    public ClaimTest TestFor(int parallelism) => new(Relation, Margin, FactorPerCore is { } each ? each * parallelism : Factor ?? 1);
}

/// <summary>The words for metrics in a file of claims.</summary>
internal enum ComparedTime
{
    /// <summary><see cref="Metric.TimePerUnit"/>.</summary>
    Unit,

    /// <summary><see cref="Metric.TimePerSlice"/>.</summary>
    Iteration,

    /// <summary><see cref="Metric.FirstUse"/>.</summary>
    Cold,
}

/// <summary>What must be there for a claim to be judged.</summary>
/// <param name="Cores">At least so many.</param>
/// <param name="Runtimes">Kinds of runtime of which each must have been measured; null asks for none beside the one judged.</param>
internal sealed record ClaimNeeds(int Cores = 1, IReadOnlyList<RuntimeKind>? Runtimes = null);
