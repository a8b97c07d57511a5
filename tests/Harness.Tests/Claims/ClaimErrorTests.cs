using GilBench.Claims;
using GilBench.Claims.Reading;

namespace GilBench.Tests.Claims;

public sealed class ClaimErrorTests
{
    private const string Good = """
        {
          "schema": 1,
          "claims": [
            {
              "id": "mine",
              "source": "a talk",
              "sentence": "Threads help.",
              "restated": {
                "sentence": "Threads help.",
                "form": "at_least",
                "factor": 1.5,
                "arm": { "workload": "sum_squares", "model": "threads" },
                "base": { "model": "sequential" },
                "expected": { "gil": "refuted" }
              }
            }
          ]
        }
        """;

    [Fact]
    public void A_users_own_claim_is_read() => Assert.Equal("mine", Assert.Single(Parse(Good)).Id);

    [Theory]
    [InlineData("\"sum_squares\"", "\"sum_sqares\"", "mine.json line 12, claims[0].restated.arm.workload: there is no workload 'sum_sqares'; there are: sum_range,")]
    [InlineData("\"model\": \"threads\"", "\"model\": \"fibres\"", "mine.json line 12, claims[0].restated.arm.model: there is no execution model 'fibres'; there are: sequential,")]
    [InlineData("\"model\": \"sequential\"", "\"model\": \"sequential\", \"parameters\": \"huge\"", "mine.json line 13, claims[0].restated.base.parameters: sum_squares has no parameter set 'huge'; it has: calibrated, document,")]
    [InlineData("\"factor\": 1.5", "\"factor\": -1", "mine.json line 11, claims[0].restated.factor: it must be above 0.")]
    [InlineData("\"factor\": 1.5", "\"factor\": 1, \"factor_per_core\": 1", "claims[0].restated.factor_per_core: there is a factor already; keep one of the two.")]
    [InlineData("\"factor\": 1.5", "\"margin\": 0", "mine.json line 11, claims[0].restated.margin: it must be above 0 and at most 1.")]
    [InlineData("\"id\": \"mine\"", "\"id\": \"Mine!\"", "mine.json line 5, claims[0].id: 'Mine!' must be lower-case letters, digits and hyphens.")]
    [InlineData("{ \"gil\": \"refuted\" }", "{}", "mine.json line 14, claims[0].restated.expected: it must say what is expected on gil, no_gil or dot_net.")]
    [InlineData("{ \"gil\": \"refuted\" }", "{ \"gil\": \"maybe\" }", "mine.json line 14, claims[0].restated.expected.gil: it must be one of: holds, refuted, open;")]
    [InlineData("\"form\": \"at_least\"", "\"form\": \"at_leest\"", "mine.json line 10, claims[0].restated.form: it must be one of: no_speed_up, equivalent, at_least, ")]
    [InlineData("\"factor\": 1.5", "\"factor\": \"much\"", "mine.json line 11, claims[0].restated.factor: the value is not of the kind that belongs there;")]
    [InlineData("\"factor\": 1.5", "\"needs\": { \"runtimes\": [\"pypy\"] }", "mine.json line 11, claims[0].restated.needs.runtimes[0]: it must be one of: gil, no_gil, dot_net;")]
    [InlineData("\"base\": { \"model\": \"sequential\" },", "", "mine.json line 8, claims[0].restated.base: it is missing: a speed-up is over something.")]
    [InlineData("\"form\": \"at_least\",", "", "claims[0].restated: it lacks 'form';")]
    [InlineData("\"source\": \"a talk\",", "\"origin\": \"a talk\",", "mine.json line 6, claims[0].origin: there is no field 'origin';")]
    [InlineData("\"restated\"", "\"restatd\"", "mine.json line 8, claims[0].restatd: there is no field 'restatd';")]
    [InlineData("\"schema\": 1", "\"schema\": 2", "mine.json line 2, schema: it is 2; this program reads version 1.")]
    [InlineData("\"factor\": 1.5,", "\"factor\": 1.5", "mine.json line 12, claims[0].restated: ")]
    public void An_error_names_line_and_field(string from, string to, string expected)
    {
        var text = Good.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);

        var refusal = Assert.Throws<ClaimException>(() => Parse(text)).Message;

        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.StartsWith("mine.json line ", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("GilBench.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_twice_is_refused()
    {
        var body = Good[(Good.IndexOf('[', StringComparison.Ordinal) + 1)..Good.LastIndexOf(']')];

        var refusal = Assert.Throws<ClaimException>(() => Parse(Good.Replace(body, $"{body},{body}", StringComparison.Ordinal)));

        Assert.Contains("claims[1].id: 'mine' is there twice.", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Claim> Parse(string text) => ClaimFile.Parse(text, "mine.json", Catalogue.Vocabulary).Claims;
}
