using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

public sealed class RequestTests
{
    [Fact]
    public void The_example_request_is_read() => Assert.Equal(4, RequestReader.Read(WorkerRequests.Line()).Slices);

    [Theory]
    [InlineData("", "no request")]
    [InlineData("null", "null")]
    [InlineData("{\"protocol\": 2}", "not one of protocol 2: the field launch is missing; bench/PROTOCOL.md says what belongs there.")]
    [InlineData("not json", "not one of protocol 2: it cannot be read as JSON from character 2 on; ")]
    [InlineData("[1]", "not one of protocol 2: it is JSON, but no object; ")]
    public void What_is_no_request_is_refused_with_a_sentence(string line, string words) =>
        Assert.Contains(words, Refusal(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"protocol\":2", "\"protocol\":1", "speaks protocol 1")]
    [InlineData("\"workers\":2", "\"workers\":0", "workers must be")]
    [InlineData("\"slices\":4", "\"slices\":-1", "slices must be")]
    [InlineData("\"url\":null", "\"url\":\"nowhere\"", "context.url must be")]
    [InlineData("\"slices\":4", "\"slices\":4,\"colour\":\"red\"", ": the field colour is unknown, ")]
    [InlineData("\"slices\":4", "\"slices\":null", ": the field slices is unknown, incomplete, there twice or of the wrong kind; ")]
    [InlineData("\"slices\":4", "\"slices\":\"many\"", ": the field slices is ")]
    [InlineData("\"slices\":4", "\"slices\":4,\"slices\":5", ": the field slices is ")]
    [InlineData("\"url\":null", "\"url\":7", ": the field context.url is ")]
    [InlineData("\"url\":null,", "", ": the field context is ")]
    public void A_request_that_cannot_be_meant_is_refused_with_a_sentence(string right, string wrong, string words) =>
        Assert.Contains(words, Refusal(WorkerRequests.Line().Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    private static string Refusal(string line)
    {
        var message = Assert.Throws<UsageException>(() => RequestReader.Read(line)).Message;
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(GilBench), message, StringComparison.Ordinal);
        return message;
    }
}
