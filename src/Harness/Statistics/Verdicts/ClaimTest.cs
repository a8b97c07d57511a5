namespace GilBench.Statistics.Verdicts;

/// <summary>A claim about a speed-up S, as it is judged.</summary>
/// <param name="Relation">Any but <see cref="ClaimRelation.Exact"/>, which is about results.</param>
/// <param name="Margin">
/// The relative difference that does not matter, fixed before measuring; where the A/A control leaves it, limits move.
/// </param>
/// <param name="Factor">
/// The k of "at least k×", "no more than k×", "k×, give or take the margin" and "at least k of the native ceiling"; the ordering has none.
/// </param>
internal sealed record ClaimTest(ClaimRelation Relation, double Margin = 0.10, double Factor = 1)
{
    /// <summary>Below it the claim is refuted, where it has a lower threshold.</summary>
    public double? LowerThreshold => Relation switch
    {
        ClaimRelation.Equivalent => Factor / (1 + Margin),
        ClaimRelation.AtLeast or ClaimRelation.Efficiency => Factor,
        ClaimRelation.Ordering => 1,
        _ => null,
    };

    /// <summary>Above it the claim is refuted, where it has an upper threshold.</summary>
    public double? UpperThreshold => Relation is ClaimRelation.NoSpeedUp or ClaimRelation.Equivalent ? Factor * (1 + Margin) : null;
}
