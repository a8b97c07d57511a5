namespace GilBench.Statistics.Verdicts;

/// <summary>A claim about a speed-up S in the form in which it is judged.</summary>
/// <param name="Form">Any but <see cref="ClaimForm.Exact"/>, which is about results.</param>
/// <param name="Margin">The relative difference that does not matter, fixed before measuring; where the A/A control leaves it, limits move.</param>
/// <param name="Factor">
/// The k of "at least k×", "no more than k×", "k×, give or take the margin" and "at least k of the native ceiling"; the ordering has none.
/// </param>
internal sealed record ClaimTest(ClaimForm Form, double Margin = 0.10, double Factor = 1)
{
    /// <summary>Below it the claim is refuted, where it has a lower threshold.</summary>
    public double? LowerThreshold => Form switch
    {
        ClaimForm.Equivalent => Factor / (1 + Margin),
        ClaimForm.AtLeast or ClaimForm.Efficiency => Factor,
        ClaimForm.Ordering => 1,
        _ => null,
    };

    /// <summary>Above it the claim is refuted, where it has an upper threshold.</summary>
    public double? UpperThreshold => Form is ClaimForm.NoSpeedUp or ClaimForm.Equivalent ? Factor * (1 + Margin) : null;
}
