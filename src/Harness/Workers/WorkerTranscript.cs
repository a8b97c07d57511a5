using System.Text.Json;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>The replies of one worker, as far as they are replies.</summary>
/// <param name="Rubbish">The start of the first line that is no reply, or that comes out of order; null where all are.</param>
internal sealed record WorkerTranscript(
    WorkerReady? Ready, IReadOnlyList<WorkerSample> Samples, WorkerDone? Done, WorkerFailed? Failed, string? Rubbish)
{
    private const int ShownCharacters = 120;

    public static WorkerTranscript Parse(string output)
    {
        var transcript = new WorkerTranscript(null, [], null, null, null);
        List<WorkerSample> samples = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var reply = ParseLine(line);
            if (reply is WorkerSample sample && transcript is { Ready: not null, Done: null } && sample.Index == samples.Count)
            {
                samples.Add(sample);
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

    private static WorkerReply? ParseLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerReply>(line, RunJson.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
