using System.Text.Json;
using GilBench.Claims.Reading;
using GilBench.Results;
using GilBench.Tests.Sessions;

namespace GilBench.Tests.Fuzzing;

public sealed class SuiteFuzzTests : IDisposable
{
    private static readonly string s_text = ProjectTree.Read("bench/suite-template/suite.json")
        .Replace("scoring.py", "work.py", StringComparison.Ordinal);

    private readonly SuiteFolder _suite = new();

    public void Dispose() => _suite.Dispose();

    [Fact]
    public void What_is_not_spoiled_is_read() => Assert.Equal(2, Take(s_text));

    [Fact]
    public void A_spoiled_manifest_is_refused_in_a_sentence_or_read() => Fuzz.Try(
        2000, random => Take(random.Below(5) == 0 ? JsonMutation.OfNumbers(s_text, random) : JsonMutation.Of(s_text, random)));

    /// <summary>What is read can be handed on: arguments to a worker, claims to a file beside the run.</summary>
    private int Take(string text)
    {
        var suite = _suite.Parse(text);
        Assert.NotEmpty(suite.Workloads);
        foreach (var requested in suite.Workloads)
        {
            Assert.True(requested.Function is not null || requested.Method is not null);
            Assert.True(requested.Assembly is null || File.Exists(requested.Assembly));
            Assert.NotEmpty(JsonSerializer.Serialize(requested.ParameterSets, RunJson.Options));
        }

        if (suite.Claims.Count > 0)
        {
            Assert.Equal(suite.Claims.Count, ClaimFile.Parse(ClaimFile.Write(suite.Claims), "claims.json", suite.Vocabulary).Claims.Count);
        }

        return ClaimChoice.Choose([], suite.Claims, suite.Vocabulary).Count;
    }
}
