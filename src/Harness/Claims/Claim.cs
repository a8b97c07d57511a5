namespace GilBench.Claims;

/// <summary>Something that is said of concurrency, as it is printed (literal) and as it is fair (restated).</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; unique.</param>
/// <param name="Source">Where it is said.</param>
/// <param name="Groups">Names under which several claims are asked for together.</param>
/// <param name="Literal">What is printed; null where no figure is.</param>
/// <param name="Restated">The fair variant; null where the literal one is fair, or nothing can be judged.</param>
/// <param name="Headline">
/// How the restated variant's figure is introduced in one sentence with those of its group, such as "without it".
/// </param>
internal sealed record Claim(
    string Id,
    string Source,
    string Sentence,
    ClaimStatement? Literal = null,
    ClaimStatement? Restated = null,
    IReadOnlyList<string>? Groups = null,
    string? Headline = null)
{
    /// <summary>The variants that there are, each with its statement.</summary>
    public IEnumerable<(ClaimVariant Variant, ClaimStatement Statement)> Statements =>
        new[] { (Variant: ClaimVariant.Literal, Statement: Literal), (Variant: ClaimVariant.Restated, Statement: Restated) }
            .Where(variant => variant.Statement is not null)
            .Select(variant => (variant.Variant, variant.Statement!));
}

/// <summary>Which of the two statements of a claim is meant.</summary>
internal enum ClaimVariant
{
    /// <summary>As it is printed.</summary>
    Literal,

    /// <summary>As it is fair.</summary>
    Restated,
}

/// <summary>A file of claims; <c>bench/claims.schema.json</c> describes it.</summary>
internal sealed record ClaimSet(int Schema, IReadOnlyList<Claim> Claims)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentSchema = 1;
}
