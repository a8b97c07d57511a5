using GilBench.Json;
using GilBench.Model;

namespace GilBench.Workers;

/// <summary>The replies of one worker, as far as they are replies.</summary>
/// <param name="Rubbish">The start of the first line that is no reply, or that comes out of order, and why; null where all are.</param>
internal sealed record WorkerTranscript(
    WorkerReady? Ready, IReadOnlyList<IterationSample> Samples, WorkerDone? Done, WorkerFailed? Failed, string? Rubbish)
{
    private const int ShownCharacters = 120;

    public static WorkerTranscript Parse(string output)
    {
        var transcript = new WorkerTranscript(null, [], null, null, null);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                transcript = transcript.With(WorkerReply.Parse(line));
            }
            catch (JsonFault wrong)
            {
                return transcript with { Rubbish = $"{VisibleText.Cut(line, ShownCharacters)} ({wrong.Message.TrimEnd('.')})" };
            }
        }

        return transcript;
    }

    /// <exception cref="JsonFault">The reply comes out of order, or speaks another protocol.</exception>
    private WorkerTranscript With(WorkerReply reply) => reply switch
    {
        WorkerReady { Protocol: not WorkerRequest.CurrentProtocol and var other } =>
            throw new JsonFault("protocol", $"{other} was found where {WorkerRequest.CurrentProtocol} is expected"),
        WorkerReady ready when Ready is null => this with { Ready = ready },
        WorkerSample { Iteration: var iteration } when this is { Ready: not null, Done: null } => iteration.Index == Samples.Count
            ? this with { Samples = [.. Samples, iteration] }
            : throw new JsonFault("index", $"{iteration.Index} was found where {Samples.Count} is expected"),
        WorkerDone done when this is { Ready: not null, Done: null } => this with { Done = done },
        WorkerFailed failed => this with { Failed = failed },
        _ => throw new JsonFault("type", "this reply comes out of order; ready, the samples and done are expected, each once"),
    };
}
