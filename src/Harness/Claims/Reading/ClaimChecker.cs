using GilBench.Json;
using GilBench.Model;

namespace GilBench.Claims.Reading;

/// <summary>Whether claims speak of what there is, and can be told apart.</summary>
internal static class ClaimChecker
{
    /// <exception cref="JsonFault">The first thing that is wrong, and where, such as <c>claims[2].restated.arm.workload</c>.</exception>
    public static void Check(IReadOnlyList<Claim> claims, ClaimVocabulary vocabulary)
    {
        Require(claims.Count > 0, "claims", "an empty list was found where at least one claim is expected");
        var groups = claims.SelectMany(claim => claim.Groups ?? []).ToHashSet();
        for (var i = 0; i < claims.Count; i++)
        {
            var field = JsonWords.Element("claims", i);
            var claim = claims[i];
            var id = VisibleText.Cut(claim.Id);
            Require(claim.Id.Length > 0 && claim.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), $"{field}.id",
                $"'{id}' must be lower-case letters, digits and hyphens");
            Require(claims.Take(i).All(other => other.Id != claim.Id), $"{field}.id", $"'{id}' is there twice");
            Require(!groups.Contains(claim.Id), $"{field}.id", $"'{id}' is a group's name too; --claim {id} would mean both");
            Require(claim.Statements.Any(), field, $"'{id}' has neither a literal nor a restated statement");
            foreach (var (variant, statement) in claim.Statements)
            {
                StatementChecker.Check(statement, $"{field}.{(variant == ClaimVariant.Literal ? "literal" : "restated")}", vocabulary);
            }
        }
    }

    internal static void Require(bool condition, string field, string otherwise)
    {
        if (!condition)
        {
            throw new JsonFault(field, otherwise);
        }
    }
}

/// <summary>What claims may speak of.</summary>
internal sealed record ClaimVocabulary(IReadOnlyList<Workload> Workloads, IReadOnlyList<ExecutionModel> Models);
