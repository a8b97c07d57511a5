using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

public sealed class RequestTests
{
    [Fact]
    public void The_example_request_is_read() => Assert.Equal(32, RequestReader.Read(WorkerRequests.Line()).Tasks);

    [Theory]
    [InlineData("", "no request")]
    [InlineData("null", "null")]
    [InlineData("{\"protocol\": 1}", "not one of protocol 1: the field launch is missing; bench/PROTOCOL.md says what belongs there.")]
    [InlineData("not json", "not one of protocol 1: it cannot be read as JSON from character 2 on; ")]
    [InlineData("[1]", "not one of protocol 1: it is JSON, but no object; ")]
    public void What_is_no_request_is_refused_with_a_sentence(string line, string words) =>
        Assert.Contains(words, Refusal(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"protocol\":1", "\"protocol\":2", "speaks protocol 2")]
    [InlineData("\"tasks\":32", "\"tasks\":0", "tasks must be")]
    [InlineData("\"workers\":2", "\"workers\":0", "workers must be")]
    [InlineData("\"iterations\":3", "\"iterations\":-1", "iterations must be")]
    [InlineData("\"warmup_seconds\":0", "\"warmup_seconds\":-1", "warmup_seconds must be")]
    [InlineData("\"url\":null", "\"url\":\"nowhere\"", "context.url must be")]
    [InlineData("\"tasks\":32", "\"tasks\":32,\"colour\":\"red\"", ": the field colour is unknown, ")]
    [InlineData("\"tasks\":32", "\"tasks\":null", ": the field tasks is unknown, incomplete, there twice or of the wrong kind; ")]
    [InlineData("\"tasks\":32", "\"tasks\":\"many\"", ": the field tasks is ")]
    [InlineData("\"tasks\":32", "\"tasks\":32,\"tasks\":33", ": the field tasks is ")]
    [InlineData("\"url\":null", "\"url\":7", ": the field context.url is ")]
    [InlineData("\"url\":null,", "", ": the field context is ")]
    public void A_request_that_cannot_be_meant_is_refused_with_a_sentence(string right, string wrong, string words) =>
        Assert.Contains(words, Refusal(WorkerRequests.Line().Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0-3", new[] { 0, 1, 2, 3 })]
    [InlineData("1,4-5,9", new[] { 1, 4, 5, 9 })]
    [InlineData("7", new[] { 7 })]
    public void A_list_of_processors_is_read_as_the_kernel_writes_it(string list, int[] processors) =>
        Assert.Equal(processors, ProcessStatus.ParseList(list));

    private static string Refusal(string line)
    {
        var message = Assert.Throws<UsageException>(() => RequestReader.Read(line)).Message;
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(GilBench), message, StringComparison.Ordinal);
        return message;
    }
}
