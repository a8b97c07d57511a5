using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>Writes replies, one JSON object a line, each sent off at once.</summary>
internal sealed class ReplyStream(Stream output)
{
    public void Write(WorkerReply reply)
    {
        switch (reply)
        {
            case WorkerSample sample:
                Send(SliceJson.Line(sample));
                break;
            case WorkerReady ready:
                Send(LaunchJson.Line(ready));
                break;
            case WorkerWarm warm:
                Send(LaunchJson.Line(warm));
                break;
            case WorkerDone done:
                Send(LaunchJson.Line(done));
                break;
            default:
                Write(reply, ProtocolJson.Default.WorkerReply);
                break;
        }
    }

    /// <summary>Makes the line of a sample and discards it, so that the code is compiled before anything is timed.</summary>
    public static void Rehearse(WorkerSample sample) => Stream.Null.Write(SliceJson.Line(sample));

    public void Write<TDocument>(TDocument document, JsonTypeInfo<TDocument> type) =>
        Send([.. JsonSerializer.SerializeToUtf8Bytes(document, type), (byte)'\n']);

    private void Send(byte[] line)
    {
        output.Write(line);
        output.Flush();
    }
}
