using GilBench.Cli;
using GilBench.Planning;

namespace GilBench.Tests.Cli;

public sealed class CodeOptionsTests
{
    [Theory]
    [InlineData("{\"n\": 5", "the end was found")]
    [InlineData("[1]", "it is no object")]
    [InlineData("5", "it is no object")]
    [InlineData("{\"n\": 1, \"n\": 2}", "'n' is there twice")]
    [InlineData("{'n': 1}", "cannot be read as JSON")]
    public void Arguments_that_are_no_object_of_JSON_are_refused_with_an_example(string text, string why)
    {
        var message = Assert.Throws<UsageException>(() => CodeOptions.ArgumentsOf(text)).Message;

        Assert.StartsWith(
            "--arguments must be a JSON object of keyword arguments, such as '{\"n\": 5000}': ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_may_be_any_JSON() =>
        Assert.Equal("""[1,{"a":null}]""", CodeOptions.ArgumentsOf("""{"rows": [1,{"a":null}]}""")["rows"].GetRawText());

    [Theory]
    [InlineData("score", "score")]
    [InlineData("Scorer.score", "score")]
    [InlineData("größe", "gr__e")]
    public void The_function_s_name_is_the_workload_s(string name, string id) => Assert.Equal(id, CodeOptions.IdOf(name));
}
