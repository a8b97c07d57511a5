using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GilBench.DotNet.Benchmarks;

namespace GilBench.Workloads.Tests;

public sealed class ServerTests(Surrounding surrounding) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri(surrounding.Url) };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_body_has_the_asked_length_and_letters()
    {
        using var answer = await GetAsync("/body?latency_ms=0&bytes=28");

        Assert.Equal(28, answer.Content.Headers.ContentLength);
        Assert.Equal("abcdefghijklmnopqrstuvwxyzab", await TextAsync(answer));
    }

    [Fact]
    public async Task The_longest_body_is_16_MiB()
    {
        using var answer = await GetAsync("/body?latency_ms=0&bytes=16777216");

        Assert.Equal(16_777_216, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task An_empty_body_is_a_body()
    {
        using var answer = await GetAsync("/body?latency_ms=0&bytes=0");

        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task A_number_comes_back_in_decimal()
    {
        using var answer = await GetAsync("/number?latency_ms=1&n=20000");

        Assert.Equal("20000", await TextAsync(answer));
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        using var answer = await GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task It_counts_the_latencies_that_it_served()
    {
        const int asked = 7; // no other test asks for so many milliseconds
        for (var request = 0; request < 3; request++)
        {
            using var answer = await GetAsync($"/body?latency_ms={asked}&bytes=1");
        }

        using var counted = await GetAsync("/latencies");
        var served = JsonNode.Parse(await TextAsync(counted))!.AsArray().Single(row => (double)row!["asked_seconds"]! == asked / 1e3)!;
        Assert.Equal(3, (long)served["requests"]!);
        Assert.All(["mean_seconds", "p50_seconds", "p99_seconds"], name => Assert.True(
            (double)served[name]! >= asked / 1e3, served.ToJsonString()));
    }

    [Fact]
    public async Task What_has_no_latency_is_not_counted()
    {
        using var answer = await GetAsync("/body?latency_ms=0&bytes=1");
        using var counted = await GetAsync("/latencies");

        Assert.DoesNotContain(JsonNode.Parse(await TextAsync(counted))!.AsArray(), row => (double)row!["asked_seconds"]! == 0);
    }

    [Fact]
    public async Task A_short_latency_does_not_wait_for_a_long_one_that_came_before()
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var long60 = _client.GetAsync(new Uri("/body?latency_ms=60000&bytes=1", UriKind.Relative), given.Token);
        using var answer = await GetAsync("/body?latency_ms=1&bytes=1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(long60.IsCompleted);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => long60);
    }

    [Theory]
    [InlineData("/body?latency_ms=0", "bytes must be given once, as a whole number from 0 to 16777216")]
    [InlineData("/body?bytes=5", "latency_ms must be given once")]
    [InlineData("/body?latency_ms=60001&bytes=5", "from 0 to 60000, not '60001'")]
    [InlineData("/body?latency_ms=-1&bytes=5", "not '-1'")]
    [InlineData("/body?latency_ms=1&latency_ms=2&bytes=5", "given once")]
    [InlineData("/body?latency_ms=0&bytes=16777217", "bytes must be")]
    [InlineData("/number?latency_ms=0&n=many", "n must be")]
    public async Task A_wrong_query_is_answered_by_400_and_a_sentence(string path, string words)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        // proc_net_tcp(5): after the number of a line the local address with its port, both hexadecimal, the other end, and the state, 0A
        // where it listens.
        var port = new Uri(surrounding.Url).Port.ToString("X4", CultureInfo.InvariantCulture);
        List<string> listening = [];
        foreach (var table in new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists))
        {
            var sockets = (await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken)).Skip(1)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            listening.AddRange(sockets.Where(fields => fields[3] == "0A" && fields[1].EndsWith($":{port}", StringComparison.Ordinal))
                .Select(fields => fields[1]));
        }

        Assert.Equal([$"0100007F:{port}"], listening);
    }

    [Fact]
    public async Task It_ends_when_its_standard_input_closes()
    {
        string url;
        using (var server = new ServerProcess(Repository.ServerProgram))
        {
            url = server.Url;
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(new Uri(url), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_prints_one_line()
    {
        var run = await ProgramRun.WithEndOfInputAsync(Repository.ServerProgram, ["--port", "0", "--until-eof"]);

        Assert.Matches(@"^listening on http://127\.0\.0\.1:\d+\n$", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--host", "0.0.0.0")]
    public async Task Wrong_use_is_refused_with_a_sentence(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Repository.ServerProgram, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Usage: GilBench.Server", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        var port = new Uri(surrounding.Url).Port;
        var run = await ProgramRun.OfAsync(Repository.ServerProgram, ["--port", $"{port}"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"The server cannot listen on 127.0.0.1:{port}", run.Error, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
}
