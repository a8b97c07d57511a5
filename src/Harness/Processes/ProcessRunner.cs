using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using CliWrap;
using CliWrapCommand = CliWrap.Command;

namespace GilBench.Processes;

/// <summary>
/// The only class that starts processes. Each command runs as the leader of a session and process group of its own
/// (<c>setsid</c>), so that a Ctrl-C at the terminal reaches this process alone and the whole group can be ended with it.
/// </summary>
internal sealed class ProcessRunner(TimeProvider clock)
{
    private const string Leader = "setsid";
    private const string Pinner = "taskset";

    /// <summary>How long output may still trickle in after the leader has ended before what holds it open is killed.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="onLine">Called with each complete line of standard output as it comes.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the whole group is gone by then.</exception>
    /// <exception cref="CommandNotFoundException">There is no such program.</exception>
    /// <exception cref="ProcessStartException">The system refused to start it.</exception>
    /// <exception cref="MissingToolException">What starts or pins it is not there.</exception>
    public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = clock.GetTimestamp();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var output = new BoundedText(command.OutputLimitBytes, onLine, ending.Cancel);
        var errors = new BoundedText(command.OutputLimitBytes, null, ending.Cancel);
        var mark = Guid.NewGuid().ToString("N");
        var running = Start(command, mark, output, errors);
        var family = new ProcessFamily(running.ProcessId, mark);
        using var limit = command.Limit is { } time ? new CancellationTokenSource(time, clock) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, limit.Token);
        using var killer = stop.Token.Register(family.KillGroup);

        var survivors = EndSurvivorsAsync(family, running);
        var result = await running.Task.ConfigureAwait(false);
        var left = await survivors.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        var end = output.Overflowed || errors.Overflowed ? CommandEnd.Flooded
            : limit.IsCancellationRequested ? CommandEnd.TimedOut
            : CommandEnd.Exited;
        return new CommandResult
        {
            End = end,
            ExitCode = result.ExitCode,
            StandardOutput = output.ToString(),
            StandardError = errors.ToString(),
            Duration = clock.GetElapsedTime(started),
            ProcessId = running.ProcessId,
            LeftBehind = left,
        };
    }

    private static CommandTask<CliWrap.CommandResult> Start(Command command, string mark, BoundedText output, BoundedText errors)
    {
        MissingToolException.ThrowIfAnyOf(command.CpuList is null ? [Leader] : [Leader, Pinner]);
        List<string> words = [];
        if (command.CpuList is { } cpus)
        {
            words.AddRange([Pinner, "--cpu-list", cpus]);
        }

        words.Add(command.Executable);
        words.AddRange(command.Arguments);
        var wrapped = new CliWrapCommand(Leader)
            .WithArguments(words)
            .WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(new Dictionary<string, string?>(command.Environment) { [ProcessFamily.MarkVariable] = mark })
            .WithStandardInputPipe(Input(command))
            .WithStandardOutputPipe(PipeTarget.Create(output.CopyFromAsync))
            .WithStandardErrorPipe(PipeTarget.Create(errors.CopyFromAsync));
        if (command.WorkingDirectory is { } directory)
        {
            wrapped = wrapped.WithWorkingDirectory(directory);
        }

        CommandNotFoundException.ThrowIfMissing(command.Executable);
        try
        {
            return wrapped.ExecuteAsync();
        }
        catch (Win32Exception refusal)
        {
            throw new ProcessStartException(command.Executable, refusal);
        }
    }

    private static PipeSource Input(Command command) => PipeSource.Create(async (input, ended) =>
    {
        await input.WriteAsync(new UTF8Encoding(false).GetBytes(command.StandardInput), ended).ConfigureAwait(false);
        await input.FlushAsync(ended).ConfigureAwait(false);
        if (command.InputLines is { } lines)
        {
            await WriteLinesAsync(lines, input, ended).ConfigureAwait(false);
        }

        if (command.HoldsStandardInput)
        {
            await Task.Delay(Timeout.Infinite, ended).ConfigureAwait(false);
        }
    });

    private static async Task WriteLinesAsync(ChannelReader<string> lines, Stream input, CancellationToken ended)
    {
        await foreach (var line in lines.ReadAllAsync(ended).ConfigureAwait(false))
        {
            await input.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), ended).ConfigureAwait(false);
            await input.FlushAsync(ended).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whatever outlives the leader holds the pipes open; it is counted and killed, or the pipes would never close.
    /// </summary>
    private static async Task<int> EndSurvivorsAsync(ProcessFamily family, CommandTask<CliWrap.CommandResult> running)
    {
        await LeaderEndAsync(running.ProcessId, running.Task).ConfigureAwait(false);
        await Task.WhenAny(running.Task, Task.Delay(DrainTime)).ConfigureAwait(false);
        return await family.EndAsync().ConfigureAwait(false);
    }

    private static async Task LeaderEndAsync(int leader, Task piped)
    {
        try
        {
            using var process = Process.GetProcessById(leader);
            await Task.WhenAny(process.WaitForExitAsync(), piped).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It had already ended.
        }
    }
}
