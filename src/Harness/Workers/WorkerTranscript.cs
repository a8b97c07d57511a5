using GilBench.Model;

namespace GilBench.Workers;

/// <summary>The replies of one worker, as far as they are replies.</summary>
/// <param name="Rubbish">The start of the first line that is no reply, or that comes out of order; null where all are.</param>
internal sealed record WorkerTranscript(
    WorkerReady? Ready, IReadOnlyList<IterationSample> Samples, WorkerDone? Done, WorkerFailed? Failed, string? Rubbish)
{
    private const int ShownCharacters = 120;

    public static WorkerTranscript Parse(string output)
    {
        var transcript = new WorkerTranscript(null, [], null, null, null);
        List<IterationSample> samples = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var reply = WorkerReply.Parse(line);
            if (reply is WorkerSample { Iteration: var iteration } && transcript is { Ready: not null, Done: null } && iteration.Index == samples.Count)
            {
                samples.Add(iteration);
                continue;
            }

            var next = reply switch
            {
                WorkerReady ready when transcript.Ready is null && ready.Protocol == WorkerRequest.CurrentProtocol => transcript with { Ready = ready },
                WorkerDone done when transcript is { Ready: not null, Done: null } => transcript with { Done = done },
                WorkerFailed failed => transcript with { Failed = failed },
                _ => null,
            };
            if (next is null)
            {
                return transcript with { Samples = samples, Rubbish = line.Length > ShownCharacters ? line[..ShownCharacters] + "…" : line };
            }

            transcript = next;
        }

        return transcript with { Samples = samples };
    }
}
