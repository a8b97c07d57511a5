using System.Text.Json;
using System.Threading.Channels;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Workers;

/// <summary>Runs one worker process by the protocol, whatever it does: end well, crash, hang, write rubbish or leave children.</summary>
internal sealed class WorkerSession : IWorkerSession
{
    /// <summary>More than any worker needs: a reply is a few hundred bytes.</summary>
    private const int OutputLimitBytes = 16 * 1024 * 1024;

    private readonly WorkerTools _tools;
    private readonly WorkerPlacement _placement;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();
    private readonly Channel<WorkerReply> _answers = Channel.CreateUnbounded<WorkerReply>();
    private readonly WorkerReplies _replies = new();
    private readonly Task<CommandResult> _running;
    private readonly long _started;
    private bool _timedOut;
    private (long At, double? CpuSeconds)? _waitingFrom;
    private double _slicesWallSeconds;
    private double _slicesCpuSeconds;

    private WorkerSession(WorkerTools tools, Command command, WorkerPlacement placement, CancellationToken cancellation)
    {
        (_tools, _placement, _cancellation) = (tools, placement, cancellation);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _started = tools.Clock.GetTimestamp();
        var marked = command with
        {
            InputLines = _commands.Reader,
            CpuList = placement.CpuList,
            OutputLimitBytes = OutputLimitBytes,
            Environment = new Dictionary<string, string?>(command.Environment) { [WorkerPlacement.RunVariable] = placement.RunId },
        };
        _running = RunAsync(tools.Processes, marked);
    }

    public static IWorkerSession Start(
        WorkerTools tools, Command command, WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var session = new WorkerSession(tools, command, placement, cancellation);
        session._commands.Writer.TryWrite(JsonSerializer.Serialize(request, ProtocolJson.Default.WorkerRequest));
        return session;
    }

    public async Task<bool> ReadyAsync() => await AnswerAsync<WorkerReady>().ConfigureAwait(false) is not null;

    public async Task<WorkerSample?> RunSliceAsync(int tasks)
    {
        var sample = await AskAsync<WorkerSample>(new WorkerGo(tasks)).ConfigureAwait(false);
        if (sample is not null)
        {
            _slicesWallSeconds += sample.WallSeconds;
            _slicesCpuSeconds += (sample.CpuSelfSeconds ?? 0) + (sample.CpuChildrenSeconds ?? 0);
        }

        return sample;
    }

    public async Task<bool> WarmUpAsync(int tasks, double seconds) =>
        await AskAsync<WorkerWarm>(new WorkerWarmUp(tasks, seconds)).ConfigureAwait(false) is not null;

    public void BeginWaiting()
    {
        (_slicesWallSeconds, _slicesCpuSeconds) = (0, 0);
        _waitingFrom = (_tools.Clock.GetTimestamp(), CpuSeconds());
    }

    public async Task<WorkerReport> EndAsync()
    {
        var waiting = Waited();
        await AskAsync<WorkerDone>(new WorkerEnd()).ConfigureAwait(false);
        _commands.Writer.TryComplete();
        CommandResult result;
        try
        {
            result = await _running.WaitAsync(_placement.StepLimit, _tools.Clock, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _timedOut = true;
            await _stop.CancelAsync().ConfigureAwait(false);
            result = await _running.ConfigureAwait(false);
        }

        _cancellation.ThrowIfCancellationRequested();
        var (outcome, detail) = Judge(result);
        return new WorkerReport
        {
            Outcome = outcome,
            Detail = detail,
            Ready = _replies.Ready,
            Samples = [.. _replies.Samples],
            Done = _replies.Done,
            Duration = _tools.Clock.GetElapsedTime(_started),
            ExitCode = _timedOut ? null : result.ExitCode,
            Waiting = waiting,
        };
    }

    /// <summary>
    /// Never throws: what went wrong is for <see cref="EndAsync"/> to say, and the sessions beside this one have to be disposed of too.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _commands.Writer.TryComplete();
        if (!_running.IsCompleted)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
        }

        await ((Task)_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>Never throws for how the process ends: a cancelled one has an empty result.</summary>
    private async Task<CommandResult> RunAsync(ProcessRunner processes, Command command)
    {
        try
        {
            return await processes.RunAsync(command, Hear, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new CommandResult { End = CommandEnd.TimedOut, ExitCode = -1 };
        }
        finally
        {
            _answers.Writer.TryComplete();
        }
    }

    private void Hear(string line)
    {
        var reply = _replies.Take(line);
        if (reply is not null and not WorkerFailed)
        {
            _answers.Writer.TryWrite(reply);
        }

        if (_replies.AreOver)
        {
            _answers.Writer.TryComplete();
        }
    }

    private async Task<TReply?> AskAsync<TReply>(WorkerCommand command)
        where TReply : WorkerReply
    {
        _replies.Expect(command);
        _commands.Writer.TryWrite(JsonSerializer.Serialize(command, ProtocolJson.Default.WorkerCommand));
        return await AnswerAsync<TReply>().ConfigureAwait(false);
    }

    private async Task<TReply?> AnswerAsync<TReply>()
        where TReply : WorkerReply
    {
        using var limit = new CancellationTokenSource(_placement.StepLimit, _tools.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, limit.Token);
        try
        {
            return await _answers.Reader.ReadAsync(either.Token).ConfigureAwait(false) as TReply;
        }
        catch (ChannelClosedException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            _timedOut = true;
            await _stop.CancelAsync().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            await _running.ConfigureAwait(false);
            throw;
        }
    }

    private WaitingCpu? Waited() =>
        _waitingFrom is not ({ } at, { } before) || CpuSeconds() is not { } now
            ? null
            : new WaitingCpu(
                Math.Max(0, now - before - _slicesCpuSeconds),
                Math.Max(0, _tools.Clock.GetElapsedTime(at).TotalSeconds - _slicesWallSeconds));

    private double? CpuSeconds() => _replies.Ready is { } ready ? _tools.Scan.CpuSecondsOfGroup(ready.Pid) : null;

    private (LaunchOutcome Outcome, string? Detail) Judge(CommandResult result) => result.End switch
    {
        _ when _timedOut => (LaunchOutcome.TimedOut,
            $"The worker was killed after {_placement.StepLimit.TotalSeconds:0} s without an answer; it had sent {SentSamples()}."),
        CommandEnd.Flooded => (LaunchOutcome.Flooded, $"The worker wrote more than {OutputLimitBytes / 1024 / 1024} MiB and was killed."),
        _ when _replies.Failed is { } failed => (LaunchOutcome.Failed, $"The worker answered {failed.Kind}: {failed.Message}"),
        _ when _replies.Rubbish is { } rubbish => (LaunchOutcome.Garbage, $"The worker wrote what is no reply: {rubbish}"),
        _ when result.ExitCode != 0 => (LaunchOutcome.Crashed, $"The worker ended with exit code {result.ExitCode}: {result.LastWords}"),
        _ when _replies.Done is null || _replies.Ready is null =>
            (LaunchOutcome.Incomplete, $"The worker ended before its last reply, after {SentSamples()}."),
        _ when result.LeftBehind > 0 => (LaunchOutcome.LeftProcesses,
            Counted.Of(result.LeftBehind, "process of the worker was", "processes of the worker were")
            + " alive after its end and had to be killed."),
        _ => (LaunchOutcome.Ok, null),
    };

    private string SentSamples() => Counted.Of(_replies.Samples.Count, "sample");
}

/// <summary>What worker sessions work with.</summary>
/// <param name="Scan">Reads the CPU time of a worker's processes.</param>
internal sealed record WorkerTools(ProcessRunner Processes, ProcessScan Scan, TimeProvider Clock);
