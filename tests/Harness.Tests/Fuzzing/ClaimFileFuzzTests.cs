using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Statistics.Sampling;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Fuzzing;

public sealed class ClaimFileFuzzTests
{
    private static readonly string[] s_texts = [ClaimFile.Write([.. Catalogue.Claims.Take(4)]),
        ClaimFile.Write([.. Catalogue.Claims.Skip(4).Take(8)]), ClaimFile.Write([.. Catalogue.Claims.Skip(12)])];

    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 3, Rounds = 1 });

    [Fact]
    public void A_spoiled_file_of_claims_is_refused_in_a_sentence_or_judged() => Fuzz.Try(800, random =>
    {
        var text = s_texts[random.Below(s_texts.Length)];
        var spoiled = random.Below(3) == 0 ? JsonMutation.OfNumbers(text, random) : JsonMutation.Of(text, random);
        WholeReport.Of(s_run, ClaimFile.Parse(spoiled, "claims.json", Catalogue.Vocabulary).Claims, slow: random.Below(40) == 0);
    });

    [Fact]
    public void A_spoiled_short_claim_is_refused_in_a_sentence_or_judged() => Fuzz.Try(400, random =>
    {
        var claims = ClaimChoice.Choose([Spoiled(ShortClaim.Example, random)], Catalogue.Claims, Catalogue.Vocabulary);
        WholeReport.Of(s_run, claims, slow: false);
    });

    private static string Spoiled(string text, SplitMix64 random)
    {
        string[] words = [
            "vs", ":", "x", "at", "cores", "99999999999999999999", "1e9", "@", "+", "*", "\u001b", "\ud800", " ", "==", "0", "."];
        var at = random.Below(text.Length);
        return random.Below(3) switch
        {
            0 => text.Remove(at, Math.Min(text.Length - at, 1 + random.Below(6))),
            1 => text.Insert(at, words[random.Below(words.Length)]),
            _ => text[..at],
        };
    }
}
