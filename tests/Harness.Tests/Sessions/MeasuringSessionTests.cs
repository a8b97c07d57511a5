using GilBench.Model;
using GilBench.Results;
using GilBench.Running;
using GilBench.Sessions;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;

namespace GilBench.Tests.Sessions;

public sealed class MeasuringSessionTests : IDisposable
{
    private readonly ScriptedRun _scripted = new() { MaximumBlocks = 6 };

    public void Dispose() => _scripted.Dispose();

    [Fact]
    public async Task Sessions_go_on_with_one_another_and_what_is_read_back_is_one_run()
    {
        using var source = new CancellationTokenSource();
        var first = await InSession(RunFile.Create(_scripted.Folder, _scripted.Header()), async session =>
        {
            var rounds = 0;
            var end = await session.RunAsync(happened => CancelAfter(source, happened is RoundEnded && ++rounds == 20), source.Token);
            Assert.Equal(RunEndReason.Interrupted, end.Reason);
            return session.ReadBack();
        });
        var second = await InSession(RunFile.Continue(_scripted.Folder), async session =>
        {
            Assert.Null(session.EndedBecause);
            Assert.Equal(first.Launches.Count, session.Before.Launches.Count);
            await session.RunAsync(_ => { }, TestContext.Current.CancellationToken);
            return session.ReadBack();
        });

        Assert.NotEmpty(first.Launches);
        Assert.Equal([1, 2], [first.Sessions.Count, second.Sessions.Count]);
        Assert.Equal(Enumerable.Range(1, 6), second.Blocks.Select(block => block.Block));
        CountedOnce.Assert(second);
        await InSession(RunFile.Continue(_scripted.Folder), session =>
        {
            Assert.Equal(RunEndReason.AllBlocks, session.EndedBecause);
            return Task.FromResult(session.Before);
        });
    }

    [Fact]
    public void A_run_is_resumed_on_its_own_machine_only()
    {
        var run = Planned(Environment.ProcessPath!);
        var other = run.Header.Machine with { Fingerprint = "another" };

        Assert.Null(MeasuringSessions.RefusalToResume(run, "folder", run.Header.Machine));
        Assert.StartsWith(
            "The run in folder was begun on another machine (",
            MeasuringSessions.RefusalToResume(run, "folder", other), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_resumed_with_its_own_interpreters_only() => Assert.Equal(
        "The interpreter /nowhere/python3 of this run is gone; bring it back, or begin a new run.",
        MeasuringSessions.RefusalToResume(Planned("/nowhere/python3"), "folder", SyntheticDescription.Quiet()));

    [Fact]
    public void A_run_without_groups_is_of_an_earlier_version_and_not_resumed()
    {
        var run = Planned(Environment.ProcessPath!);
        var old = run with { Header = run.Header with { Plan = run.Header.Plan with { Groups = [] } } };

        Assert.Contains(
            "was measured by an earlier version",
            MeasuringSessions.RefusalToResume(old, "folder", run.Header.Machine), StringComparison.Ordinal);
    }

    private static void CancelAfter(CancellationTokenSource source, bool isEnough)
    {
        if (isEnough)
        {
            source.Cancel();
        }
    }

    private async Task<Run> InSession(RunFile file, Func<MeasuringSession, Task<Run>> act)
    {
        using var session = new MeasuringSession(file, () => _scripted.Tools(), _scripted.Folder, RunFile.Read(_scripted.Folder));
        return await act(session);
    }

    /// <summary>A run that has been planned on a quiet machine, whose interpreters lie at this path.</summary>
    private Run Planned(string executable)
    {
        var header = _scripted.Header();
        var runtimes = header.Runtimes.Select(
            runtime => runtime with { Description = runtime.Description with { Executable = executable } });
        return new Run(header with { Runtimes = [.. runtimes] }, [], [], null, [], [], null);
    }
}
