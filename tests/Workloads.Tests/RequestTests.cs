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
    [InlineData("{\"protocol\": 1}", "not one of protocol 1")]
    [InlineData("not json", "not one of protocol 1")]
    public void What_is_no_request_is_refused_with_a_sentence(string line, string words) =>
        Assert.Contains(words, Refusal(line), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"protocol\":1", "\"protocol\":2", "speaks protocol 2")]
    [InlineData("\"tasks\":32", "\"tasks\":0", "tasks must be")]
    [InlineData("\"workers\":2", "\"workers\":0", "workers must be")]
    [InlineData("\"iterations\":3", "\"iterations\":-1", "iterations must be")]
    [InlineData("\"warmup_seconds\":0", "\"warmup_seconds\":-1", "warmup_seconds must be")]
    [InlineData("\"url\":null", "\"url\":\"nowhere\"", "context.url must be")]
    [InlineData("\"tasks\":32", "\"tasks\":32,\"colour\":\"red\"", "colour")]
    [InlineData("\"tasks\":32", "\"tasks\":null", "tasks")]
    public void A_request_that_cannot_be_meant_is_refused_with_a_sentence(string right, string wrong, string words) =>
        Assert.Contains(words, Refusal(WorkerRequests.Line().Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0-3", new[] { 0, 1, 2, 3 })]
    [InlineData("1,4-5,9", new[] { 1, 4, 5, 9 })]
    [InlineData("7", new[] { 7 })]
    public void A_list_of_processors_is_read_as_the_kernel_writes_it(string list, int[] processors) =>
        Assert.Equal(processors, ProcessStatus.ParseList(list));

    private static string Refusal(string line) => Assert.Throws<UsageException>(() => RequestReader.Read(line)).Message;
}
