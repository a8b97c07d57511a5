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
                "relation": "at_least",
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
    [InlineData(
        "\"sum_squares\"", "\"sum_sqares\"",
        "mine.json line 12, claims[0].restated.arm.workload: there is no workload 'sum_sqares'; there are: sum_range,")]
    [InlineData(
        "\"model\": \"threads\"", "\"model\": \"fibres\"",
        "mine.json line 12, claims[0].restated.arm.model: there is no execution model 'fibres'; there are: sequential,")]
    [InlineData(
        "\"model\": \"sequential\"", "\"model\": \"sequential\", \"parameters\": \"huge\"",
        "mine.json line 13, claims[0].restated.base.parameters: sum_squares has no parameter set 'huge'; it has: calibrated, document,")]
    [InlineData(
        "\"factor\": 1.5", "\"factor\": -1", "mine.json line 11, claims[0].restated.factor: it must be above 0 and at most a million.")]
    [InlineData("\"factor\": 1.5", "\"factor\": 1e308", "claims[0].restated.factor: 1e308 was found where a number or null is expected;")]
    [InlineData(
        "\"factor\": 1.5", "\"factor\": 1, \"factor_per_core\": 1",
        "claims[0].restated.factor_per_core: there is a factor already; keep one of the two.")]
    [InlineData(
        "\"relation\": \"at_least\",", "\"relation\": \"efficiency\", \"time\": \"cold\",",
        "claims[0].restated.time: efficiency compares the time of one unit, as native code was measured beside it; leave it out.")]
    [InlineData("\"factor\": 1.5", "\"margin\": 0", "mine.json line 11, claims[0].restated.margin: it must be above 0 and at most 1.")]
    [InlineData(
        "\"id\": \"mine\"", "\"id\": \"Mine!\"", "mine.json line 5, claims[0].id: 'Mine!' must be lower-case letters, digits and hyphens.")]
    [InlineData(
        "{ \"gil\": \"refuted\" }", "{}",
        "mine.json line 14, claims[0].restated.expected: it must say what is expected on gil, no_gil or dot_net.")]
    [InlineData(
        "{ \"gil\": \"refuted\" }", "{ \"gil\": \"maybe\" }",
        "mine.json line 14, claims[0].restated.expected.gil: \"maybe\" was found where one of holds, refuted, open or null is expected;")]
    [InlineData(
        "\"relation\": \"at_least\"", "\"relation\": \"at_leest\"",
        "mine.json line 10, claims[0].restated.relation: \"at_leest\" was found where one of no_speed_up, equivalent, at_least, ")]
    [InlineData(
        "\"factor\": 1.5", "\"factor\": \"much\"",
        "mine.json line 11, claims[0].restated.factor: \"much\" was found where a number or null is expected;")]
    [InlineData(
        "\"factor\": 1.5", "\"needs\": { \"runtimes\": [\"pypy\"] }",
        "mine.json line 11, claims[0].restated.needs.runtimes[0]: \"pypy\" was found where one of gil, no_gil, dot_net is expected;")]
    [InlineData(
        "\"base\": { \"model\": \"sequential\" },", "",
        "mine.json line 8, claims[0].restated.base: it is missing: a speed-up is over something.")]
    [InlineData(
        "\"relation\": \"at_least\",", "",
        "mine.json line 8, claims[0].restated.relation: it is missing; "
            + "one of no_speed_up, equivalent, at_least, efficiency, ordering, exact is expected;")]
    [InlineData(
        "\"relation\": \"at_least\"", "\"form\": \"at_least\"", "mine.json line 10, claims[0].restated.form: there is no field 'form';")]
    [InlineData("\"source\": \"a talk\",", "\"origin\": \"a talk\",", "mine.json line 6, claims[0].origin: there is no field 'origin';")]
    [InlineData("\"restated\"", "\"restatd\"", "mine.json line 8, claims[0].restatd: there is no field 'restatd';")]
    [InlineData("\"schema\": 1", "\"schema\": 2", "mine.json line 2, schema: it is 2; this program reads version 1.")]
    [InlineData("\"factor\": 1.5,", "\"factor\": 1.5", "mine.json line 12, claims[0].restated.factor: '\"arm\": {")]
    [InlineData(
        "\"factor\": 1.5,", "", "claims[0].restated.factor: it is missing: at_least says at least how much, by factor or factor_per_core.")]
    [InlineData("\"at_least\"", "\"ordering\"", "mine.json line 11, claims[0].restated.factor: a claim of the relation ordering has none;")]
    [InlineData(
        "\"base\": { \"model\": \"sequential\" }", "\"base\": { \"model\": \"threads\" }",
        "mine.json line 13, claims[0].restated.base: it is the same as the arm,")]
    [InlineData("\"source\"", "\"groups\": [\"mine\"], \"source\"", "mine.json line 5, claims[0].id: 'mine' is a group's name too;")]
    [InlineData(
        "\"source\"", "\"groups\": [null], \"source\"", "mine.json line 6, claims[0].groups[0]: null was found where text is expected;")]
    [InlineData("\"a talk\"", "\"a\\ud800\"", "mine.json line 6, claims[0].source: \"a\\ud800\" was found where text is expected;")]
    public void An_error_names_line_and_field(string from, string to, string expected)
    {
        var text = Good.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);

        var refusal = Assert.Throws<ClaimException>(() => Parse(text)).Message;

        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.StartsWith("mine.json line ", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("GilBench.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema": 1, "claims": [null]}""", "claims[0]: null was found where an object with id, source, sentence,")]
    [InlineData("""{"schema": 1, "claims": []}""", "claims: an empty list was found where at least one claim is expected.")]
    [InlineData("""{"schema": "x", "claims": []}""", "schema: \"x\" was found where a whole number is expected;")]
    [InlineData("null", "the whole text: null was found where an object with schema, claims is expected;")]
    [InlineData("", "the whole text: the end was found at character 1 and cannot be read as JSON;")]
    public void A_file_without_claims_is_refused(string text, string expected) =>
        Assert.Contains(
            $"mine.json line 1, {expected}", Assert.Throws<ClaimException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_claim_twice_is_refused()
    {
        var body = Good[(Good.IndexOf('[', StringComparison.Ordinal) + 1)..Good.LastIndexOf(']')];

        var refusal = Assert.Throws<ClaimException>(() => Parse(Good.Replace(body, $"{body},{body}", StringComparison.Ordinal)));

        Assert.Contains("claims[1].id: 'mine' is there twice.", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Claim> Parse(string text) => ClaimFile.Parse(text, "mine.json", Catalogue.Vocabulary).Claims;
}
