using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>Writes replies, one JSON object a line, each sent off at once.</summary>
internal sealed class ReplyStream(Stream output)
{
    public void Write(WorkerReply reply) => Send(reply switch
    {
        WorkerSample sample => SliceJson.Line(sample),
        WorkerReady ready => LaunchJson.Line(ready),
        WorkerWarm warm => LaunchJson.Line(warm),
        WorkerDone done => LaunchJson.Line(done),
        _ => Serialized(reply, ProtocolJson.Default.WorkerReply),
    });

    /// <summary>Makes the line of a sample and discards it, so that the code is compiled before anything is timed.</summary>
    public static void Rehearse(WorkerSample sample) => Stream.Null.Write(SliceJson.Line(sample));

    public void Write<TDocument>(TDocument document, JsonTypeInfo<TDocument> type) => Send(Serialized(document, type));

    private static byte[] Serialized<TDocument>(TDocument document, JsonTypeInfo<TDocument> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(document, type), (byte)'\n'];

    private void Send(byte[] line)
    {
        output.Write(line);
        output.Flush();
    }
}
