using System.Text.Json;
using GilBench.Model;

namespace GilBench.Workers;

/// <summary>The replies of one worker, held to their order as they come. Not safe for several threads.</summary>
internal sealed class WorkerReplies
{
    private const int ShownCharacters = 120;

    private readonly List<WorkerSample> _samples = [];

    public WorkerReady? Ready { get; private set; }

    public IReadOnlyList<WorkerSample> Samples => _samples;

    public WorkerDone? Done { get; private set; }

    public WorkerFailed? Failed { get; private set; }

    /// <summary>The start of the first line that is no reply, or that comes out of order; null where all are.</summary>
    public string? Rubbish { get; private set; }

    /// <summary>Whether nothing that follows can change what came of the launch.</summary>
    public bool AreOver => Done is not null || Failed is not null || Rubbish is not null;

    /// <summary>Takes the next line.</summary>
    /// <returns>The reply; null where it is none or out of order.</returns>
    public WorkerReply? Take(string line)
    {
        if (Rubbish is not null)
        {
            return null;
        }

        var reply = Parse(line);
        switch (reply)
        {
            case WorkerReady ready when Ready is null && ready.Protocol == WorkerRequest.CurrentProtocol:
                Ready = ready;
                return reply;
            case WorkerSample sample when Ready is not null && !AreOver && sample.Index == _samples.Count:
                _samples.Add(sample);
                return reply;
            case WorkerWarm when Ready is not null && !AreOver:
                return reply;
            case WorkerDone done when Ready is not null && !AreOver:
                Done = done;
                return reply;
            case WorkerFailed failed:
                Failed = failed;
                return reply;
            default:
                Rubbish = VisibleText.Cut(line, ShownCharacters);
                return null;
        }
    }

    private static WorkerReply? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerReply);
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
