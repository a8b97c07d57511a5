using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>
/// The replies of one worker, each held to what was asked, as they come. Commands and replies may come from different threads.
/// </summary>
internal sealed class WorkerReplies
{
    private const int ShownCharacters = 120;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    private readonly Lock _lock = new();
    private readonly List<WorkerSample> _samples = [];

    /// <summary>What has been asked and is not answered yet; a worker says of itself that it is ready.</summary>
    private Type? _expected = typeof(WorkerReady);

    public WorkerReady? Ready { get; private set; }

    public IReadOnlyList<WorkerSample> Samples => _samples;

    public WorkerDone? Done { get; private set; }

    public WorkerFailed? Failed { get; private set; }

    /// <summary>The start of the first line that is no reply, or that comes out of order, and why; null where all are.</summary>
    public string? Rubbish { get; private set; }

    /// <summary>Whether nothing that follows answers anything.</summary>
    public bool AreOver => Done is not null || Failed is not null || Rubbish is not null;

    /// <summary>From here on the reply to this command is expected.</summary>
    public void Expect(WorkerCommand command)
    {
        lock (_lock)
        {
            _expected = command switch
            {
                WorkerGo => typeof(WorkerSample),
                WorkerWarmUp => typeof(WorkerWarm),
                _ => typeof(WorkerDone),
            };
        }
    }

    /// <summary>Takes the next line.</summary>
    /// <returns>The reply; null where it is none or out of order.</returns>
    public WorkerReply? Take(string line)
    {
        lock (_lock)
        {
            if (Rubbish is not null)
            {
                return null;
            }

            try
            {
                using var document = StrictJson.Parse(line);
                var reply = s_json.Read<WorkerReply>(document.RootElement, line);
                Accept(reply);
                _expected = null;
                return reply;
            }
            catch (JsonFault wrong)
            {
                Rubbish = $"{VisibleText.Cut(line, ShownCharacters)} ({wrong.Message.TrimEnd('.')})";
                return null;
            }
        }
    }

    /// <exception cref="JsonFault">The reply comes out of order, or speaks another protocol.</exception>
    private void Accept(WorkerReply reply)
    {
        if (AreOver || (reply is not WorkerFailed && reply.GetType() != _expected))
        {
            throw new JsonFault("type", $"this reply comes out of order; {Expected()} is expected");
        }

        switch (reply)
        {
            case WorkerReady { Protocol: not WorkerRequest.CurrentProtocol and var other }:
                throw new JsonFault("protocol", $"{other} was found where {WorkerRequest.CurrentProtocol} is expected");
            case WorkerSample { Index: var index } when index != _samples.Count:
                throw new JsonFault("index", $"{index} was found where {_samples.Count} is expected");
            case WorkerSample { Phase: var phase } when phase != PhaseOf(_samples.Count):
                throw new JsonFault("phase", $"\"{VisibleText.Cut(phase)}\" was found where \"{PhaseOf(_samples.Count)}\" is expected");
            case WorkerReady ready:
                Ready = ready;
                return;
            case WorkerSample sample:
                _samples.Add(sample);
                return;
            case WorkerDone done:
                Done = done;
                return;
            case WorkerFailed failed:
                Failed = failed;
                return;
        }
    }

    private string Expected() =>
        AreOver || _expected is null ? "no reply"
        : _expected == typeof(WorkerReady) ? "ready"
        : _expected == typeof(WorkerSample) ? "the sample of the slice that was asked for"
        : _expected == typeof(WorkerWarm) ? "warm"
        : "done";

    private static string PhaseOf(int index) => index == 0 ? WorkerSample.Cold : WorkerSample.Warm;
}
