using GilBench.Json;
using GilBench.Model;

namespace GilBench.Claims.Reading;

/// <summary>Which claims the user asks for.</summary>
internal static class ClaimChoice
{
    /// <param name="asked">Ids, globs of ids, groups, or short claims; none asks for all.</param>
    /// <exception cref="ClaimException">One selects nothing, or is no short claim; names what exists.</exception>
    public static IReadOnlyList<Claim> Choose(IReadOnlyList<string> asked, IReadOnlyList<Claim> claims, ClaimVocabulary vocabulary) =>
        asked is [] ? claims : [.. asked.SelectMany(one => Choose(one, claims, vocabulary)).DistinctBy(claim => claim.Id)];

    private static IReadOnlyList<Claim> Choose(string asked, IReadOnlyList<Claim> claims, ClaimVocabulary vocabulary)
    {
        if (ShortClaim.IsOne(asked))
        {
            var workloads = vocabulary.Workloads.Where(workload => workload.Kind != WorkloadKind.Control);
            var read = ShortClaim.Parse(asked, [.. workloads.Select(workload => workload.Id)]);
            try
            {
                ClaimChecker.Check([read], vocabulary);
                return [read];
            }
            catch (JsonFault wrong)
            {
                throw new ClaimException($"--claim \"{VisibleText.Of(asked)}\": {wrong.Complaint}.");
            }
        }

        IReadOnlyList<Claim> chosen = [.. claims.Where(claim => Glob.Matches(asked, claim.Id) || claim.Groups?.Contains(asked) == true)];
        var names = string.Join(", ", claims.SelectMany(claim => claim.Groups ?? []).Distinct().Concat(claims.Select(claim => claim.Id)));
        return chosen is not []
            ? chosen
            : throw new ClaimException(
                $"--claim '{VisibleText.Of(asked)}' matches nothing; {(names.Length > 0 ? $"there are: {names}" : "there is no claim")}; "
                + $"or write a short claim such as \"{ShortClaim.Example}\".");
    }
}

/// <summary>Claims cannot be read or chosen; the message is the sentence for the user.</summary>
internal sealed class ClaimException(string message) : Exception(message);
