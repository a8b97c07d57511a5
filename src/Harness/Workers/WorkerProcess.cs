using System.Text.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>Runs one worker process by the protocol, whatever it does: end well, crash, hang, write rubbish or leave children.</summary>
internal sealed class WorkerProcess(ProcessRunner processes)
{
    /// <summary>More than any worker needs: a reply is a few hundred bytes.</summary>
    private const int OutputLimitBytes = 4 * 1024 * 1024;

    public async Task<WorkerReport> RunAsync(
        Command command, WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
    {
        var marked = command with
        {
            StandardInput = JsonSerializer.Serialize(request, RunJson.Options) + "\n",
            HoldsStandardInput = true,
            CpuList = placement.CpuList,
            Limit = placement.Limit,
            OutputLimitBytes = OutputLimitBytes,
            Environment = new Dictionary<string, string?>(command.Environment) { [WorkerPlacement.RunVariable] = placement.RunId },
        };
        var result = await processes.RunAsync(marked, cancellation: cancellation).ConfigureAwait(false);
        return Interpret(result, placement.Limit);
    }

    private static WorkerReport Interpret(CommandResult result, TimeSpan limit)
    {
        var transcript = WorkerTranscript.Parse(result.StandardOutput);
        var (outcome, detail) = Judge(result, transcript, limit);
        return new WorkerReport(outcome, detail, transcript.Ready, transcript.Samples, transcript.Done, result.Duration, result.ExitCode);
    }

    private static (LaunchOutcome Outcome, string? Detail) Judge(
        CommandResult result, WorkerTranscript transcript, TimeSpan limit) => result.End switch
        {
            CommandEnd.TimedOut => (LaunchOutcome.TimedOut, $"The worker was killed after {limit.TotalSeconds:0} s; it had sent {Counted.Of(transcript.Samples.Count, "sample")}."),
            CommandEnd.Flooded => (LaunchOutcome.Flooded, $"The worker wrote more than {OutputLimitBytes / 1024 / 1024} MiB and was killed."),
            _ when transcript.Failed is { } failed => (LaunchOutcome.Failed, $"The worker answered {failed.Kind}: {failed.Message}"),
            _ when transcript.Rubbish is { } rubbish => (LaunchOutcome.Garbage, $"The worker wrote what is no reply: {rubbish}"),
            _ when result.ExitCode != 0 => (LaunchOutcome.Crashed, $"The worker ended with exit code {result.ExitCode}: {result.LastWords}"),
            _ when transcript.Done is null || transcript.Ready is null => (LaunchOutcome.Incomplete, $"The worker ended before its last reply, after {Counted.Of(transcript.Samples.Count, "sample")}."),
            _ when result.LeftBehind > 0 => (LaunchOutcome.LeftProcesses, $"{Counted.Of(result.LeftBehind, "process of the worker was", "processes of the worker were")} alive after its end and had to be killed."),
            _ => (LaunchOutcome.Ok, null),
        };
}
