namespace GilBench.Claims;

/// <summary>Something that is said of concurrency, in the form in which it is printed and in the form in which it is fair.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; unique.</param>
/// <param name="Source">Where it is said.</param>
/// <param name="Groups">Names under which several claims are asked for together.</param>
/// <param name="Literal">What is printed; null where no figure is.</param>
/// <param name="Restated">The fair form; null where the literal one is fair, or nothing can be judged.</param>
/// <param name="Headline">How the restated form's figure is introduced in one sentence with those of its group, such as "without it".</param>
internal sealed record Claim(
    string Id,
    string Source,
    string Sentence,
    ClaimStatement? Literal = null,
    ClaimStatement? Restated = null,
    IReadOnlyList<string>? Groups = null,
    string? Headline = null)
{
    /// <summary>The forms that there are, with what they are.</summary>
    public IEnumerable<(Wording Wording, ClaimStatement Statement)> Statements =>
        new[] { (Wording: Wording.Literal, Statement: Literal), (Wording: Wording.Restated, Statement: Restated) }
            .Where(form => form.Statement is not null)
            .Select(form => (form.Wording, form.Statement!));
}
