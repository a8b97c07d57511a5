using GilBench.DotNet.UserCode;
using GilBench.Protocol;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>Results as texts.</summary>
public sealed class UserResultTests
{
    [Theory]
    [InlineData("Third", "0.3333333333333333")]
    [InlineData("IsTrue", "True")]
    [InlineData("Nothing", "None")]
    [InlineData("DoesNothing", "None")]
    [InlineData("Mixed", """{"a":1,"b":[0.5],"c":"é"}""")]
    public void A_value_is_written_as_Python_has_it_or_as_JSON(string method, string text) =>
        Assert.Equal(text, Users.Text($"Fixture.Scoring.{method}"));

    /// <summary>The texts are what Python 3.13 answers: <c>repr("it's")</c> and so on.</summary>
    [Theory]
    [InlineData("abc", "'abc'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("it's \"so\"", "'it\\'s \"so\"'")]
    [InlineData("a\\b\n\t\u0001\u00a0é\u2028\ud83d\ude00\ue000", @"'a\\b\n\t\x01\xa0é\u2028" + "\ud83d\ude00" + @"\ue000'")]
    public void A_string_is_quoted_as_in_Python(string text, string quoted) => Assert.Equal(quoted, ResultWords.Of(text));

    [Theory]
    [InlineData("0.333333", 1e-5, "0.333333")]
    [InlineData("0.333333", 1e-9, "0.3333333333333333")]
    [InlineData("0.333333", null, "0.3333333333333333")]
    [InlineData("(0.333333)", 1e-5, "0.3333333333333333")]
    public void A_number_within_the_tolerance_has_the_expected_text(string expected, double? tolerance, string text) =>
        Assert.Equal(
            text, Users.Text("Fixture.Scoring.Third", results: Users.Compared with { Expected = expected, Tolerance = tolerance }));

    [Theory]
    [InlineData("4.0", null, "4.0")]
    [InlineData("4", null, "4")]
    [InlineData("5", null, "4")]
    public void Equal_numbers_have_the_expected_text_however_they_are_written(string expected, double? tolerance, string text) =>
        Assert.Equal(
            text,
            Users.Text(
                "Fixture.Scoring.Optional", """{"value": 4}""", Users.Compared with { Expected = expected, Tolerance = tolerance }));

    [Theory]
    [InlineData("[0.2, 2]", null, "[0.2, 2]")]
    [InlineData("[0.2000001, 2]", null, "[0.2,2]")]
    [InlineData("[0.2000001, 2]", 1e-5, "[0.2000001, 2]")]
    [InlineData("[0.2]", 1e-5, "[0.2,2]")]
    [InlineData("[0.2, \"2\"]", 1e-5, "[0.2,2]")]
    [InlineData("[0.2, 2", 1e-5, "[0.2,2]")]
    public void Numbers_within_JSON_are_held_to_the_tolerance_too(string expected, double? tolerance, string text) =>
        Assert.Equal(
            text,
            Users.Text(
                "Fixture.Scoring.Doubled",
                """{"values": [0.1, 1]}""",
                Users.Compared with { Expected = expected, Tolerance = tolerance }));

    [Theory]
    [InlineData("[1,2]", "(1, 2)", true)]
    [InlineData("[1]", "(1,)", true)]
    [InlineData("[]", "()", true)]
    [InlineData("""{"a":"it's","b":[true,null,0.5]}""", """{'a': "it's", 'b': [True, None, 0.5]}""", true)]
    [InlineData("""["\"é","\\"]""", """['"\xe9', '\\\\']""", false)]
    [InlineData("""["\"é"]""", """['"\xe9']""", true)]
    [InlineData("""["True"]""", "['True']", true)]
    [InlineData("[true]", "['True']", false)]
    [InlineData("[1,2]", "{1, 2}", false)]
    [InlineData("[1,2]", "(1, 2", false)]
    [InlineData("[1,2]", "['", false)]
    public void Lists_and_tables_are_equal_in_Pythons_writing_too(string text, string expected, bool isSame) =>
        Assert.Equal(isSame, SameValue.Is(text, expected, tolerance: null));

    [Fact]
    public void A_long_text_is_cut_and_told_apart_by_its_hash()
    {
        var text = Users.Text("Fixture.Scoring.Text", $$"""{"text": "{{new string('x', 300)}}"}""");

        Assert.Equal(ResultText.Of($"'{new string('x', 300)}'"), text);
        Assert.Contains("… (302 characters, sha256 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ignored_result_has_no_text_of_its_own() => Assert.Equal(
        "(ignored)", Users.Text("Fixture.Scoring.Table", results: Users.Compared with { Rule = WorkerCode.Ignored }));

    [Theory]
    [InlineData("Fixture.Scoring.IsPositive", "(accepted)")]
    [InlineData("Fixture.Scoring.IsNever", "(rejected) 0.3333333333333333")]
    public void A_check_accepts_or_rejects(string check, string text) => Assert.Equal(
        text, Users.Text("Fixture.Scoring.Third", results: Users.Compared with { Check = check, Expected = "0.3" }));

    [Theory]
    [InlineData("Fixture.Scoring.IsPositiv", "There is no method IsPositiv in Fixture.Scoring; near it is IsPositive.")]
    [InlineData(
        "Fixture.Scoring.IsWord", "The check Fixture.Scoring.IsWord must be a static method that takes double and returns bool.")]
    public void A_check_that_cannot_be_called_is_refused(string check, string sentence) =>
        Assert.Equal(sentence, Users.Refusal("Fixture.Scoring.Third", results: Users.Compared with { Check = check }));

    [Theory]
    [InlineData("Table", "(int[,]) cannot be written as JSON")]
    [InlineData("Opaque", "(object) has nothing public to compare")]
    public void A_result_that_has_no_text_is_an_error_that_says_what_helps(string method, string words)
    {
        var failure = Assert.Throws<UserCodeException>(() => Users.Text($"Fixture.Scoring.{method}"));

        Assert.Equal(
            $"The result of Fixture.Scoring.{method} {words}: name a check for it, or let its result be ignored.", failure.Message);
    }

    [Theory]
    [InlineData("Yielded")]
    [InlineData("YieldedLaterAsync")]
    [InlineData("Selected")]
    public void A_sequence_that_has_computed_nothing_yet_is_an_error(string method)
    {
        var failure = Assert.Throws<UserCodeException>(
            () => Users.Text($"Fixture.Scoring.{method}", results: Users.Compared with { Rule = WorkerCode.Ignored }));

        Assert.StartsWith(
            $"Fixture.Scoring.{method} returns a sequence that is computed only where it is read",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Listed", """{"first": 1}""", "[1,2]")]
    [InlineData("Grouped", "{}", "[[1],[2]]")]
    public void A_list_is_no_such_sequence(string method, string arguments, string text) =>
        Assert.Equal(text, Users.Text($"Fixture.Scoring.{method}", arguments));
}
