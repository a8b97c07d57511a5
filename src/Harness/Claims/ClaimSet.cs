namespace GilBench.Claims;

/// <summary>A file of claims; <c>bench/claims.schema.json</c> describes it.</summary>
internal sealed record ClaimSet(int Schema, IReadOnlyList<Claim> Claims)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentSchema = 1;
}
