using GilBench.Processes;
using GilBench.Workers;

namespace GilBench.Tests.Workers;

[Trait("category", "process")]
public sealed class LoopbackServerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal static string Program => Path.Combine(
        Path.GetDirectoryName(ProjectTree.Gilbench)!, "..", "..", "Server",
        Path.GetFileName(Path.GetDirectoryName(ProjectTree.Gilbench)!), "GilBench.Server.dll");

    [Fact]
    public async Task What_the_server_counted_of_its_latencies_is_read_while_it_stands_and_nothing_after()
    {
        Assert.SkipUnless(File.Exists(Program), "The server is not built; build the whole solution.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var server = await LoopbackServer.StartAsync(new ProcessRunner(TimeProvider.System), Program, cpuList: null, limit.Token);
        try
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            await client.GetByteArrayAsync(new Uri("/body?latency_ms=3&bytes=1", UriKind.Relative), limit.Token);
            await client.GetByteArrayAsync(new Uri("/number?latency_ms=3&n=1", UriKind.Relative), limit.Token);

            var served = Assert.Single(await server.ServedAsync());
            Assert.Equal((0.003, 2), (served.AskedSeconds, served.Requests));
            Assert.True(served.MeanSeconds >= 0.003, served.ToString());
        }
        finally
        {
            await server.DisposeAsync();
        }

        Assert.Empty(await server.ServedAsync());
    }

    [Fact]
    public async Task What_the_server_gives_at_most_is_told_with_its_own_CPU_time_of_a_request()
    {
        Assert.SkipUnless(File.Exists(Program), "The server is not built; build the whole solution.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await using var server = await LoopbackServer.StartAsync(
            new ProcessRunner(TimeProvider.System), Program, cpuList: null, limit.Token);

        var most = await server.SaturationAsync(TimeSpan.FromMilliseconds(50), limit.Token);

        Assert.True(most.RequestsPerSecond > 0, most.ToString());
        Assert.InRange(most.CpuSecondsPerRequest, 1e-9, 1.0);
        Assert.True(most.CpuSecondsPerRequest * most.RequestsPerSecond < Environment.ProcessorCount + 0.5, most.ToString());
    }
}
