namespace GilBench.Workloads.Tests.UserCode;

/// <summary>JSON arguments as parameters.</summary>
public sealed class UserArgumentTests
{
    [Theory]
    [InlineData("Sum", """{"n": 4}""", "6")]
    [InlineData("Join", """{"words": ["a", "b"]}""", "'a-b'")]
    [InlineData("Join", """{"separator": "+", "words": ["a", "b"]}""", "'a+b'")]
    [InlineData("Length", """{"point": {"x": 3, "y": 4}}""", "5")]
    [InlineData("Next", """{"colour": "red"}""", "\"Green\"")]
    [InlineData("Square", """{"value": 100000000000000000000}""", "10000000000000000000000000000000000000000")]
    [InlineData("Bytes", """{"data": [1, 2, 255]}""", "258")]
    [InlineData("Bytes", """{"data": "AQI="}""", "3")]
    [InlineData("Plain", """{"value": "text"}""", "'String'")]
    [InlineData("Plain", """{"value": [1]}""", "'List`1'")]
    [InlineData("Plain", """{"value": null}""", "None")]
    [InlineData("All", "{}", "0")]
    [InlineData("All", """{"values": [1, 2]}""", "3")]
    [InlineData("Optional", "{}", "None")]
    [InlineData("Optional", """{"value": 2}""", "2")]
    [InlineData("Cancelled", "{}", "0")]
    public void JSON_values_become_what_parameters_take_and_missing_ones_their_defaults(string method, string arguments, string text) =>
        Assert.Equal(text, Users.Text($"Fixture.Scoring.{method}", arguments));

    [Theory]
    [InlineData("""{"topK": 2, "otherValue": 3}""")]
    [InlineData("""{"top_k": 2, "other_value": 3}""")]
    [InlineData("""{"TopK": 2, "OTHER_VALUE": 3}""")]
    public void Names_match_in_any_style(string arguments) => Assert.Equal("5", Users.Text("Fixture.Scoring.TopK", arguments));

    [Theory]
    [InlineData("Which", """{"count": 1}""", "'int 1'")]
    [InlineData("Which", """{"count": 1, "name": "b"}""", "'int 1, string b'")]
    [InlineData("Which", """{"size": 1}""", "'double 1'")]
    [InlineData("Number", """{"value": 1}""", "'int 1'")]
    [InlineData("Number", """{"value": "1"}""", "'string 1'")]
    public void Of_overloads_the_one_that_the_arguments_fit_is_called(string method, string arguments, string text) =>
        Assert.Equal(text, Users.Text($"Fixture.Scoring.{method}", arguments));

    [Theory]
    [InlineData("Fixture.Counter.Count", """{"start": 5, "step": 10, "label": "n", "times": 2}""", "'n 25'")]
    [InlineData("Fixture.Pair.Doubled", """{"first": 4}""", "8")]
    public void Properties_and_fields_of_the_object_are_set_by_name(string method, string arguments, string text) =>
        Assert.Equal(text, Users.Text(method, arguments));

    [Theory]
    [InlineData("Sum", """{"m": 4}""", "Fixture.Scoring.Sum has no argument 'm'; it takes n.")]
    [InlineData("Third", """{"m": 4}""", "Fixture.Scoring.Third has no argument 'm'; it takes none.")]
    [InlineData("Join", """{"separator": "+"}""", "Fixture.Scoring.Join needs the argument 'words' (string[]).")]
    [InlineData("TopK", """{"top_k": 1, "topK": 1}""", "Fixture.Scoring.TopK is given the argument 'topK' twice.")]
    [InlineData("Sum", """{"n": "many"}""", "The argument 'n' of Fixture.Scoring.Sum must be of type int, not \"many\".")]
    [InlineData("Sum", """{"n": 1.5}""", "The argument 'n' of Fixture.Scoring.Sum must be of type int, not 1.5.")]
    [InlineData("Sum", """{"n": null}""", "The argument 'n' of Fixture.Scoring.Sum must be of type int, not null.")]
    [InlineData(
        "Join",
        """{"words": ["a", 1]}""",
        "The argument 'words' of Fixture.Scoring.Join must be of type string[] (wrong at $[1]), not [\"a\", 1].")]
    [InlineData("Bytes", """{"data": [256]}""", "The argument 'data' of Fixture.Scoring.Bytes must be of type byte[], not [256].")]
    public void Wrong_arguments_are_refused_with_a_sentence(string method, string arguments, string sentence) =>
        Assert.Equal(sentence, Users.Refusal($"Fixture.Scoring.{method}", arguments));

    [Fact]
    public void An_argument_that_an_object_has_no_place_for_is_answered_by_those_it_has() => Assert.Equal(
        "Fixture.Counter.Count has no argument 'fixed'; it takes times, Start, Label, step.",
        Users.Refusal("Fixture.Counter.Count", """{"fixed": 1}"""));
}
