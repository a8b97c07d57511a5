using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Running;
using GilBench.Tests.Workers;
using GilBench.Workers;

namespace GilBench.Tests.Running;

[Trait("category", "process")]
public sealed class PreparationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_the_server_served_is_written_down_at_the_end_of_a_session()
    {
        Assert.SkipUnless(File.Exists(LoopbackServerTests.Program), "The server is not built; build the whole solution.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var scripted = new ScriptedRun();
        using (var file = New(scripted.Folder))
        {
            await using var server = await LoopbackServer.StartAsync(
                new ProcessRunner(TimeProvider.System), LoopbackServerTests.Program, cpuList: null, limit.Token);
            using var client = new HttpClient { BaseAddress = server.Address };
            await client.GetByteArrayAsync(new Uri("/body?latency_ms=2&bytes=1", UriKind.Relative), limit.Token);
            await client.GetByteArrayAsync(new Uri("/body?latency_ms=1&bytes=1", UriKind.Relative), limit.Token);
            await Of(file, scripted).RecordServedAsync(server);
        }

        Assert.Equal(
            [(0.001, 1L), (0.002, 1L)],
            RunFile.Read(scripted.Folder).Served.Select(served => (served.AskedSeconds, served.Requests)));
    }

    [Fact]
    public async Task A_run_without_a_server_has_nothing_to_write_down()
    {
        using var scripted = new ScriptedRun();
        using (var file = New(scripted.Folder))
        {
            await Of(file, scripted).RecordServedAsync(server: null);
        }

        Assert.Empty(RunFile.Read(scripted.Folder).Served);
    }

    private static Preparation Of(RunFile file, ScriptedRun scripted) =>
        new(new RunRecorder(RunFile.Read(scripted.Folder), file, _ => { }, TimeProvider.System), scripted.Tools());

    private static RunFile New(string folder)
    {
        var context = SmallRun.Context();
        return RunFile.Create(folder, SmallRun.Header(Planner.Make(SmallRun.Request(), context), context));
    }
}
